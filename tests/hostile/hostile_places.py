"""Where damson is called: odd names of folders, environments, descriptors that are closed or few, disks that are full or may not be written."""
import contextlib
import os
import resource
import sqlite3
import subprocess
from pathlib import Path

from hostile_run import Place, Ran, expect, expect_said, expect_status

SPEC = '''migration "places"
schema Row { key id: int, name: text }
source rows: Row from csv("in.csv")
target out: Row to ndjson("done/out.ndjson")
map rows -> out { keep id, name }
'''
ROWS = "id,name\n1,Käthe\nx,wrong\n2,\u0130stanbul\n"
RIGHT = '{"id":1,"name":"Käthe"}\n{"id":2,"name":"\u0130stanbul"}\n'
OLD = '{"id":0,"name":"old"}\n'
TARGETS_ONLY = 5  # all targets are in place, the journal is not complete
SOME_REJECTED = 0  # a record that cannot be read is rejected, and the run is done


def call(place: Place, folder: Path | bytes, *words: str | bytes, **more) -> Ran:
    """`damson words…` in another folder, with other settings of the process."""
    settings = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    process = subprocess.Popen([str(place.damson), *words], cwd=folder, **settings)
    out, err = process.communicate(timeout=60)
    return Ran(process.returncode, (out or b"").decode(errors="replace"), (err or b"").decode(errors="replace"), 0)


def project(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "m.damson").write_text(SPEC)
    (folder / "in.csv").write_text(ROWS)


def content(folder: Path) -> str:
    return (folder / "done/out.ndjson").read_text()


def folders_of_odd_names(place: Place) -> None:
    names = [b"two\nlines", b"a space ", b"\x1b[31mred", b"\xff\xfe", "cafe\u0301".encode(), b"--state", b"*?[a]{b}", b"$HOME", b"it's \"q\"", "\u202egnp".encode()]
    for name in names:
        folder = Path(os.fsdecode(os.fsencode(place.path) + b"/" + name))
        project(folder)
        for words in (("run", "m.damson"), ("run", os.fsencode(folder / "m.damson")), ("plan", "m.damson"), ("history",), ("show", "1"), ("rollback", "2")):
            ran = call(place, folder, *words)
            expect(ran.status == SOME_REJECTED, f"{name!r} {words}: {ran.status}\n{ran.said}")
            expect("\x1b[31m" not in ran.said and "\u202e" not in ran.said, f"{name!r} {words}: it reached the terminal raw")
        expect(content(folder) == RIGHT, f"{name!r}: {content(folder)}")


def specs_and_sources_of_odd_names(place: Place) -> None:
    for name in (b"\xff", b"two\nlines", b"a\x1b]0;title\x07", b"-x"):
        folder = place.path / "specs"
        project(folder)
        spec = os.fsdecode(b"./" + name + b".damson")
        (folder / "m.damson").rename(folder / spec)
        ran = call(place, folder, "run", os.fsencode(spec))
        expect(ran.status == SOME_REJECTED and content(folder) == RIGHT, f"{name!r}: {ran.status}\n{ran.said}")
        expect("\x1b" not in ran.said and "\x07" not in ran.said, f"{name!r} reached the terminal raw")


def environments(place: Place) -> None:
    bare = {"PATH": "/nonexistent"}
    settings = [{"LC_ALL": locale} for locale in ("C", "POSIX", "tr_TR.UTF-8", "de_DE", "xx_YY", "", "x" * 5000)]
    settings += [{"TZ": zone} for zone in ("Pacific/Apia", "nonsense", ":/etc/shadow", "")]
    settings += [{"TMPDIR": "/nonexistent"}, {"HOME": ""}, {"HOME": "/root", "XDG_STATE_HOME": "\n"}, {"COLUMNS": "-1", "TERM": "x" * 4096}, {}]
    for number, setting in enumerate(settings):
        folder = place.path / str(number)
        project(folder)
        ran = call(place, folder, "run", "m.damson", env={**bare, **setting})
        expect(ran.status == SOME_REJECTED and content(folder) == RIGHT, f"{setting}: {ran.status}\n{ran.said[:1000]}")


def closed_descriptors(place: Place) -> None:
    """A file that is opened must not become standard output: the report would be written into it."""
    for number, closed in enumerate(["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", ">/dev/full", ">/dev/full 2>/dev/full"]):
        folder = place.path / str(number)
        project(folder)
        for verb in ("plan", "run", "run"):
            shell = subprocess.run(["sh", "-c", f'exec "$0" {verb} m.damson {closed}', str(place.damson)], cwd=folder, capture_output=True, timeout=60)
            expect(shell.returncode in (0, 4), f"{verb} {closed}: {shell.returncode}")
        expect(content(folder) == RIGHT, f"{closed}: {content(folder)}")
        expect((folder / "in.csv").read_text() == ROWS, f"{closed}: the source was written into")
        rejected = [path for path in (folder / ".damson/quarantine").rglob("*.csv") if path.read_text() != "id,name\nx,wrong\n"]
        expect(not rejected, f"{closed}: {rejected}")
        with contextlib.closing(sqlite3.connect(folder / ".damson/ledger.sqlite")) as ledger:
            expect(ledger.execute("pragma quick_check").fetchone() == ("ok",), f"{closed}: the ledger is damaged")


def few_descriptors(place: Place) -> None:
    done = 0
    for allowed in range(3, 40):
        folder = place.path / str(allowed)
        project(folder)
        (folder / "done").mkdir()
        (folder / "done/out.ndjson").write_text(OLD)
        bound = {"preexec_fn": lambda allowed=allowed: resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, allowed))}
        ran = call(place, folder, "run", "m.damson", "--threads", "2", **bound)
        expect(ran.status in (0, 2, 3, 4, 127), f"{allowed} descriptors: {ran.status}\n{ran.said[:1000]}")
        expect(content(folder) == (RIGHT if ran.status == 0 else OLD), f"{allowed} descriptors, status {ran.status}: {content(folder)}\n{ran.said[:1000]}")
        done += ran.status == 0
        expect_status(call(place, folder, "run", "m.damson"), SOME_REJECTED)
        expect(content(folder) == RIGHT, f"after {allowed} descriptors: {content(folder)}")
    expect(done > 0, "it never had enough descriptors")


@contextlib.contextmanager
def small_disk(at: Path, size: str):
    """A file system of its own in memory; only root may mount one."""
    at.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", at], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", at], check=True, capture_output=True)


def may_mount(place: Place) -> bool:
    try:
        with small_disk(place.path / "tried", "16k"):
            return True
    except (subprocess.CalledProcessError, FileNotFoundError):
        print("LEFT OUT: disks that are full or may not be written: only root may mount them, and not in every container")
        return False


def staged(folder: Path) -> list[str]:
    return [path.name for path in (folder / "done").iterdir() if "staged" in path.name]


def large_project(folder: Path) -> str:
    project(folder)
    rows = [f"{number},name of {number}" for number in range(20_000)]
    (folder / "in.csv").write_text("id,name\n" + "\n".join(rows) + "\n")
    return "".join(f'{{"id":{number},"name":"name of {number}"}}\n' for number in range(20_000))


def full_disks(place: Place) -> None:
    if not may_mount(place):
        return
    for which in ("done", ".damson"):
        for size in ("4k", "16k", "40k", "64k", "100k", "128k", "200k", "400k", "700k", "1m", "2m", "8m"):
            folder = place.path / f"{which.strip('.')}-{size}"
            right = large_project(folder)
            with small_disk(folder / which, size):
                with contextlib.suppress(OSError):
                    (folder / "done").mkdir(exist_ok=True)
                    (folder / "done/out.ndjson").write_text(OLD)
                old = content(folder)
                ran = call(place, folder, "run", "m.damson")
                expect(ran.status in (0, 4, TARGETS_ONLY), f"{which} of {size}: {ran.status}\n{ran.said[:1000]}")
                expect(ran.status == 0 or "error[" in ran.err, f"{which} of {size}: it does not say why\n{ran.said[:1000]}")
                interrupted = "damson resume" in ran.said
                wanted = old if ran.status == 4 else right
                expect(interrupted or content(folder) == wanted, f"{which} of {size}, status {ran.status}: the target is not what it says\n{ran.said[:1000]}")
                if ran.status in (0, 4) and not interrupted:
                    expect(not staged(folder), f"{which} of {size}: left behind {staged(folder)}")
                subprocess.run(["mount", "-o", "remount,size=64m", folder / which], check=True)
                again = call(place, folder, "resume" if interrupted else "run", "m.damson")
                expect(again.status == 0 and content(folder) == right, f"{which} of {size}, with room again: {again.status}\n{again.said[:1000]}")
                expect(not staged(folder), f"{which} of {size}, with room again: left behind {staged(folder)}")


def disks_that_may_not_be_written(place: Place) -> None:
    if not may_mount(place):
        return
    for which in ("done", ".damson"):
        folder = place.path / which.strip(".")
        project(folder)
        (folder / "done").mkdir()
        with small_disk(folder / which, "8m"):
            (folder / "done/out.ndjson").write_text(OLD)
            expect_status(call(place, folder, "run", "m.damson"), SOME_REJECTED)
            (folder / "done/out.ndjson").write_text(OLD)
            subprocess.run(["mount", "-o", "remount,ro", folder / which], check=True)
            ran = call(place, folder, "run", "m.damson")
            expect_status(ran, 4)
            expect_said(ran, "Nothing was published")
            expect(content(folder) == OLD, f"{which}: {content(folder)}")
            subprocess.run(["mount", "-o", "remount,rw", folder / which], check=True)
            expect_status(call(place, folder, "run", "m.damson"), SOME_REJECTED)
            expect(content(folder) == RIGHT, f"{which}: {content(folder)}")


def a_clock_that_jumped(place: Place) -> None:
    """Runs follow each other by their numbers, whatever the clock said."""
    project(place.path)
    expect_status(call(place, place.path, "run", "m.damson"), SOME_REJECTED)
    with contextlib.closing(sqlite3.connect(place.path / ".damson/ledger.sqlite")) as ledger:
        ledger.execute("update runs set started = '2999-01-01T00:00:00Z', finished = '1970-01-01T00:00:00Z'")
        ledger.commit()
    place.write("in.csv", "id,name\n7,later\n")
    for words in (("run", "m.damson"), ("history",), ("show", "1"), ("rollback", "2")):
        expect_status(call(place, place.path, *words), 0)
    expect(content(place.path) == RIGHT, content(place.path))


TESTS = [folders_of_odd_names, specs_and_sources_of_odd_names, environments, closed_descriptors, few_descriptors, full_disks, disks_that_may_not_be_written, a_clock_that_jumped]
