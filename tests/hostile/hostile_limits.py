"""A system that gives little: no threads, a small stack, little memory."""
import os
import resource
import shutil
from pathlib import Path

from hostile_run import MEBIBYTE, Place, expect, expect_status

SPEC = '''migration "limits"
schema R { key id: int }
source s: R from ndjson("in.ndjson")
target o: R to ndjson("out.ndjson")
map s -> o { keep id }
'''
NOBODY = 61_234  # a number that no other process runs under


def prepared(place: Place) -> None:
    place.write("m.damson", SPEC)
    place.write("in.ndjson", "".join(f'{{"id":{i}}}\n' for i in range(50_000)))


def no_threads_to_be_had(place: Place) -> None:
    if os.geteuid() != 0:
        return  # only root may become another user, and root has no such limit itself
    prepared(place)
    os.chmod(place.path, 0o777)
    program = place.path / "damson"
    shutil.copy2(place.damson, program)
    place.damson = Path(program)
    for allowed in (1, 2, 3):
        ran = place.run("run", "m.damson", "--threads", "8", limits={resource.RLIMIT_NPROC: allowed}, user=NOBODY)
        expect_status(ran, 0)
        expect((place.path / "out.ndjson").read_text().count("\n") == 50_000, "records are missing")


def a_small_stack(place: Place) -> None:
    prepared(place)
    for kibibytes in (64, 256, 1024):
        expect_status(place.run("run", "m.damson", "--threads", "2", soft_stack=kibibytes * 1024), 0)


def little_memory(place: Place) -> None:
    """Whatever the limit, the run ends with a problem or succeeds; it never aborts."""
    prepared(place)
    for mebibytes in range(20, 140, 8):
        ran = place.run("run", "m.damson", "--threads", "4", limits={resource.RLIMIT_AS: mebibytes * MEBIBYTE})
        expect(ran.status in (0, 1, 3, 4, 127), f"status {ran.status} with {mebibytes} MiB\n{ran.said[:1000]}")
        staged = [name for name in os.listdir(place.path) if "staged" in name]
        expect(not staged, f"left behind with {mebibytes} MiB: {staged}")


TESTS = [no_threads_to_be_had, a_small_stack, little_memory]
