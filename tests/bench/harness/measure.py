"""Times commands: warm input, a machine that is as quiet as can be had, the kernel's account of processor time and memory."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

from . import places

LAUNCHER = places.BENCH / "harness" / "launch.py"
DISTURBED = 0.15  # of the machine, by others: such a run is made again
ATTEMPTS = 4
TICKS = os.sysconf("SC_CLK_TCK")


class CommandFailed(Exception):
    """A tool ended with an error; the text is its own."""


def machine_busy():
    """Processor seconds that the whole machine has worked since it started."""
    with open("/proc/stat", encoding="ascii") as file:
        fields = [int(field) for field in file.readline().split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS


def wait_for_quiet(limit=3.0):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        before = machine_busy()
        time.sleep(0.25)
        if machine_busy() - before <= 0.05:
            return


def warm(files):
    for file in files:
        with open(file, "rb", buffering=0) as opened:
            buffer = bytearray(1 << 20)
            while opened.readinto(buffer):
                pass


def emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def launch(command, printed):
    """One run; what it took, with the machine's share that others had meanwhile."""
    busy, start = machine_busy(), time.monotonic()
    told = subprocess.run([sys.executable, "-I", "-S", str(LAUNCHER), str(printed), *map(str, command)], check=True, stdout=subprocess.PIPE)
    run = json.loads(told.stdout)
    others = machine_busy() - busy - run["cpu"]
    run["others"] = max(0.0, others / (os.cpu_count() * (time.monotonic() - start)))
    if run["exit"] != 0:
        raise CommandFailed(f"{' '.join(map(str, command))}\n{pathlib.Path(str(printed) + '.errors').read_text()[-2000:]}{printed.read_text()[-2000:]}")
    return run


def told_seconds(printed, run):
    """What the tool says that it worked; never more than the process took, and never next to nothing."""
    seconds = float(printed.read_text().splitlines()[-1])
    if not 0.001 < seconds <= run["seconds"]:
        raise CommandFailed(f"it says that it worked {seconds} s of {run['seconds']} s: something else was printed, or nothing was done")
    return seconds


def measured(command, out, inputs, own_seconds):
    """A run that nobody disturbed much, or the least disturbed of several. `own_seconds`: the command prints the seconds it
    worked, without its start-up, and those count."""
    runs = []
    printed = places.BUILD / "printed"
    for _ in range(ATTEMPTS):
        emptied(out)
        warm(inputs)
        wait_for_quiet()
        run = launch(command, printed)
        if own_seconds:
            run["seconds"] = told_seconds(printed, run)
        runs.append(run)
        if run["others"] <= DISTURBED:
            break
    return min(runs, key=lambda run: run["others"])
