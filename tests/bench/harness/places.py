"""Where things are: the project, the real data, what the benchmark makes, and how sizes are written."""
import os
import pathlib
import re

BENCH = pathlib.Path(__file__).resolve().parent.parent
PROJECT = BENCH.parent.parent
BUILD = PROJECT / "build" / "bench"
REAL_DATA = pathlib.Path(os.environ.get("DAMSON_REAL_DATA", PROJECT.parent / "shared" / "data"))

UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}


def bytes_of(size):
    """`200M` -> 200000000."""
    match = re.fullmatch(r"(\d+)([KMG]?)B?", size.upper())
    if not match:
        raise SystemExit(f"`{size}` is not a size: write 200M or 1G")
    return int(match[1]) * UNITS[match[2]]


def memory_free():
    with open("/proc/meminfo", encoding="ascii") as file:
        for line in file:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return 0


def memory_folder(needed):
    """A folder for outputs that no disk slows down, or the build folder where memory is short."""
    shm = pathlib.Path("/dev/shm")
    if shm.is_dir() and os.access(shm, os.W_OK):
        facts = os.statvfs(shm)
        if min(facts.f_bavail * facts.f_frsize, memory_free() // 2) > needed:
            return shm / "damson-bench"
    return BUILD / "out"
