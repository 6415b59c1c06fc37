#!/usr/bin/env python3
"""Kills damson at every call to the system while it publishes, and fails every one of them; nothing may be lost or told wrongly.

    python3 tests/faults/run_faults.py build/release/damson [--long]

The calls are counted by a preloaded library (fail_calls.cpp). After each fault: all targets are of the run before or all are of
this one, or the next run refuses and `resume` gives all new, `rollback` all old; what was printed and the exit status say which;
the run after that is right, and nothing is left over. The short form fails each call with one error in turn and kills at each that
changes something; the long one does everything to each, and on a file system without hard links as well."""
import argparse
import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).resolve().parent
SPEC = """param tag: text
schema S { key id: text, n: int? }
schema T { key id: text, tag: text, n: int }
schema E { key id: text, d: text }
source s: S from csv("s.csv")
target a: T to ndjson("out/a.nd")
target b: T to csv("out/b.csv.gz")
target c: T to ndjson("new/{tag}/c.nd")
target d: T to sqlite("out/d.sqlite", table: "d")
target e: E to sqlite("out/d.sqlite", table: "e")
map s -> a { id = id  tag = tag  n = n }
map s -> d { id = "{tag} {id}"  tag = tag  n = n }
map s -> e { id = "{tag} {id}"  d = ref(d, s, id) on unmatched reject because "no d" }
map s -> b { id = id  tag = tag  n = n }
map s -> c { id = id  tag = tag  n = n }
"""
SPEC = SPEC.replace("new/{tag}/c.nd", "new/c.nd")
FIRST = "id,n\n1,1\n2,x\n3,3\n"  # 2 is rejected: there are quarantine files, which the second run removes
SECOND = "id,n\n1,1\n2,2\n3,3\n"
ERRORS = [errno.EIO, errno.ENOSPC, errno.EACCES]
CHANGES = {"open", "open64", "write", "pwrite", "pwrite64", "fsync", "fdatasync", "ftruncate", "ftruncate64", "rename", "link", "unlink",
           "rmdir", "mkdir", "fchmod", "fchown"}
PUBLISHED = 'All targets are in place'
NOTHING = 'Nothing was published'


class Failed(Exception):
    pass


def need(right: bool, what: str) -> None:
    if not right:
        raise Failed(what)


class Folder:
    """A project whose first run has been done."""

    def __init__(self, damson: str, library: str, pattern: Path):
        self.damson = damson
        self.library = library
        self.path = Path(tempfile.mkdtemp(prefix="damson-fault-"))
        shutil.rmtree(self.path)
        shutil.copytree(pattern, self.path)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def call(self, *words: str, tag: str = "", fault: dict | None = None) -> subprocess.CompletedProcess:
        environment = dict(os.environ)
        if fault is not None:
            environment |= {"LD_PRELOAD": self.library} | fault
        command = [self.damson, words[0], "t.damson", *words[1:]]
        if words[0] in ("run", "plan"):
            command += ["--set", f"tag={tag}", "--threads", "1"]
        return subprocess.run(command, cwd=self.path, env=environment, capture_output=True, text=True, timeout=60)

    def targets(self) -> dict[str, object]:
        """What the database holds is compared row by row: its file depends on how it came to that."""
        files = {name: (self.path / name).read_bytes() for name in ("out/a.nd", "out/b.csv.gz", "new/c.nd") if (self.path / name).exists()}
        return files | self.rows()

    def rows(self) -> dict[str, object]:
        place = self.path / "out/d.sqlite"
        if not place.exists():
            return {}
        with tempfile.TemporaryDirectory() as copies:  # looking must not end what a crash has left
            for file in place.parent.glob("d.sqlite*"):
                shutil.copy(file, copies)
            with closing(sqlite3.connect(Path(copies) / "d.sqlite")) as database:
                tables = [name for (name,) in database.execute("select name from sqlite_schema where type = 'table' order by name")]
                found = {name: database.execute(f"select * from {name} order by 1").fetchall() for name in tables}
        return found | {"damson_runs": len(found.get("damson_runs", []))}

    def quarantined(self) -> bool:
        """Of the map to `a`: whose rows are in the database already is rejected when a run is done again."""
        return any((self.path / ".damson").glob("quarantine/**/s.to.a.csv"))

    def left_over(self) -> list[str]:
        names = [str(path.relative_to(self.path)) for path in self.path.rglob("*")]
        return [name for name in names if "damson-" in name or name.endswith(("-wal", "-shm", "/lock", "-journal"))]


def expected(damson: str, library: str, base: Path, spec: str) -> tuple[Path, dict, dict]:
    """The project after its first run, and its targets before and after the second."""
    base.mkdir()
    project = base / "project"
    project.mkdir()
    (project / "t.damson").write_text(spec)
    (project / "s.csv").write_text(FIRST)
    with Folder(damson, library, project) as folder:
        need(folder.call("run", tag="old").returncode == 0, "the first run fails without any fault")
        (folder.path / "s.csv").write_text(SECOND)
        # `c` is new in the second run: what was not there must not be there when it is taken back
        (folder.path / "new/c.nd").unlink()
        (folder.path / "new").rmdir()
        pattern = base / "pattern"
        shutil.copytree(folder.path, pattern)
        old = folder.targets()
        done = folder.call("run", tag="new")
        need(done.returncode == 0, done.stderr)
        need(not folder.quarantined(), "the quarantine of the run before is still there")
        need(not folder.left_over(), f"left over without a fault: {folder.left_over()}")
        return pattern, old, folder.targets()


def names_of_calls(damson: str, library: str, pattern: Path, more: dict) -> list[str]:
    with Folder(damson, library, pattern) as folder:
        log = folder.path / "log"
        folder.call("run", tag="new", fault=more | {"FAULT_LOG": str(log), "FAULT_NAMES": "1"})
        return [line.split()[1] for line in log.read_text().splitlines()]


def is_interrupted(folder: Folder, old: dict, new: dict) -> bool:
    """Whether somebody has to decide; what run and plan say of it agrees."""
    plan = folder.call("plan", tag="new")
    run = folder.call("run", tag="new")
    if "E0830" not in run.stderr:
        need(run.returncode == 0, f"the next run fails: {run.stdout}{run.stderr}")
        need("E0830" not in plan.stderr, "plan tells of an interruption that does not stop the run")
        return False
    need(run.returncode == 3 and plan.returncode == 3, f"refused with {run.returncode}, planned with {plan.returncode}")
    need("E0830" in plan.stderr, "plan does not tell of the interruption")
    for way in ("damson resume t.damson", "damson rollback t.damson"):
        need(way in run.stderr, f"the refusal does not name `{way}`")
    return True


def check_both_ways_on(folder: Folder, old: dict, new: dict) -> None:
    copy = Path(tempfile.mkdtemp(prefix="damson-fault-"))
    shutil.rmtree(copy)
    subprocess.run(["cp", "-a", folder.path, copy], check=True)
    resumed = folder.call("resume")
    need(resumed.returncode == 0, f"resume fails: {resumed.stdout}{resumed.stderr}")
    need(folder.targets() == new and not folder.quarantined(), "resume does not give the new targets")
    need(not folder.left_over(), f"resume leaves {folder.left_over()}")
    there, folder.path = folder.path, copy
    try:
        taken_back = folder.call("rollback")
        need(taken_back.returncode == 0, f"rollback fails: {taken_back.stdout}{taken_back.stderr}")
        need(folder.targets() == old and folder.quarantined(), "rollback does not give the old targets")
        need(not folder.left_over(), f"rollback leaves {folder.left_over()}")
        again = folder.call("run", tag="new")
        need(again.returncode == 0 and folder.targets() == new, f"the run after rollback fails: {again.stdout}{again.stderr}")
    finally:
        shutil.rmtree(copy, ignore_errors=True)
        folder.path = there


def check_words(result: subprocess.CompletedProcess, targets: dict, old: dict, new: dict) -> None:
    """What a run that was not killed says is true."""
    status = result.returncode
    need(status in (0, 3, 4, 5), f"status {status}: {result.stderr}")
    if status in (0, 5):
        need(PUBLISHED in result.stdout, "in place, and not said so")
        need(targets == new, "said to be in place, and is not")
        need((status == 5) == ("E0795" in result.stderr), "status 5 and E0795 do not go together")
    elif NOTHING in result.stdout or result.stdout == "":  # without output the spec itself could not be read
        need(targets == old, f"said to have published nothing, and has: {result.stdout}{result.stderr}")
    else:
        need("It was putting its targets in place" in result.stdout, f"says neither: {result.stdout}")
        need("damson resume t.damson" in result.stderr, "does not name the ways on")


def check_fault(damson: str, library: str, pattern: Path, fault: dict, old: dict, new: dict) -> None:
    with Folder(damson, library, pattern) as folder:
        result = folder.call("run", tag="new", fault=fault)
        targets = folder.targets()
        if result.returncode >= 0:
            check_words(result, targets, old, new)
        copy = Path(tempfile.mkdtemp(prefix="damson-fault-"))
        shutil.rmtree(copy)
        subprocess.run(["cp", "-a", folder.path, copy], check=True)
        try:
            if is_interrupted(folder, old, new):
                there, folder.path = folder.path, copy
                check_both_ways_on(folder, old, new)
                folder.path = there
                return
        finally:
            shutil.rmtree(copy, ignore_errors=True)
        need(targets in (old, new), f"targets of two runs, and nobody tells: {sorted(targets)}")
        need(folder.targets() == new and not folder.quarantined(), "the next run does not give what it should")
        need(not folder.left_over(), f"left over: {folder.left_over()}")


def interrupted_project(damson: str, library: str, pattern: Path, names: list[str], base: Path) -> Path:
    """A project that was killed when all but one of its targets were in place; what was replaced would have been renamed once more afterwards."""
    renames = [at for at, name in enumerate(names, 1) if name == "rename"]
    with Folder(damson, library, pattern) as folder:
        folder.call("run", tag="new", fault={"FAULT": "after", "FAULT_AT": str(renames[len(renames) // 2 - 1])})
        return Path(shutil.copytree(folder.path, base / "interrupted", symlinks=True))


def check_ending(damson: str, library: str, interrupted: Path, verb: str, fault: dict, wanted: dict) -> None:
    """`resume` or `rollback` is itself killed or fails; called again it ends as it should."""
    with Folder(damson, library, interrupted) as folder:
        first = folder.call(verb, fault=fault)
        if first.returncode == 0:
            need(folder.targets() == wanted, f"{verb} says that it is done, and is not: {first.stdout}")
        second = folder.call(verb)
        need(second.returncode == 0, f"{verb} cannot be called again: {second.stdout}{second.stderr}")
        need(folder.targets() == wanted, f"{verb}, called again, gives other targets: {first.stdout}{first.stderr}{second.stdout}")
        need(folder.call("run", tag="new").returncode == 0 and not folder.left_over(), f"left over: {folder.left_over()}")


def endings_of(damson: str, library: str, interrupted: Path, long: bool) -> list[tuple[str, dict, str]]:
    endings = []
    for verb in ("resume", "rollback"):
        with Folder(damson, library, interrupted) as folder:
            log = folder.path / "log"
            folder.call(verb, fault={"FAULT_LOG": str(log), "FAULT_NAMES": "1"})
            names = [line.split()[1] for line in log.read_text().splitlines()]
        endings += [(verb, fault, names[int(fault["FAULT_AT"]) - 1]) for fault in faults_of(names, long)]
    return endings


def check_way_back(damson: str, library: str, done: Path, fault: dict, old: dict, new: dict) -> None:
    """`rollback 2` of a run that is over is killed or fails: all is as the run left it or as before, or `resume` finishes it."""
    with Folder(damson, library, done) as folder:
        first = folder.call("rollback", "2", fault=fault)
        if first.returncode == 0:
            need(folder.targets() == old and folder.quarantined(), f"rollback says that it is done, and is not: {first.stdout}")
        if first.returncode >= 0 and "Run 2 is not taken back" in first.stdout:
            need(folder.targets() == new, "rollback says that nothing has happened, and something has")
        resumed = folder.call("resume")
        need(resumed.returncode == 0, f"resume fails: {resumed.stdout}{resumed.stderr}")
        need(folder.targets() in (old, new), "some targets are put back and some are not")
        again = folder.call("rollback", "2")
        back_already = again.returncode == 3 and "has done that already" in again.stderr
        need(again.returncode == 0 or back_already, f"rollback cannot be called again: {again.stdout}{again.stderr}")
        need(folder.targets() == old and folder.quarantined(), f"rollback does not give the old targets: {again.stdout}{again.stderr}")
        need(not (folder.path / "new").exists(), "a folder that the run made is still there")
        need(folder.call("run", tag="new").returncode == 0 and folder.targets() == new, "the run after it fails")
        verified = folder.call("verify", "last")
        need(verified.returncode == 0, f"verify finds differences after it: {verified.stdout}{verified.stderr}")
        need(not folder.left_over(), f"left over: {folder.left_over()}")


def way_back(damson: str, library: str, pattern: Path, base: Path) -> tuple[Path, list[str]]:
    """A project whose second run is over, and the calls that taking it back makes."""
    with Folder(damson, library, pattern) as folder:
        need(folder.call("run", tag="new").returncode == 0, "the second run fails")
        verified = folder.call("verify", "last")
        need(verified.returncode == 0, f"what the run wrote is not there: {verified.stdout}{verified.stderr}")
        done = Path(shutil.copytree(folder.path, base / "done"))
        log = folder.path / "log"
        taken_back = folder.call("rollback", "2", fault={"FAULT_LOG": str(log), "FAULT_NAMES": "1"})
        need(taken_back.returncode == 0, taken_back.stdout + taken_back.stderr)
        return done, [line.split()[1] for line in log.read_text().splitlines()]


def faults_of(names: list[str], long: bool) -> list[dict]:
    faults = []
    for at, name in enumerate(names, 1):
        if long or name in CHANGES:
            faults.append({"FAULT": "kill", "FAULT_AT": str(at)})
        errors = ERRORS if long else [ERRORS[at % len(ERRORS)]]
        if long:
            faults.append({"FAULT": "after", "FAULT_AT": str(at)})
        faults += [{"FAULT": str(error), "FAULT_AT": str(at)} for error in errors]
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("damson")
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    damson = str(Path(options.damson).resolve())
    with tempfile.TemporaryDirectory(prefix="damson-faults-") as base:
        library = str(Path(base) / "fail_calls.so")
        subprocess.run(["c++", "-std=c++20", "-O1", "-shared", "-fPIC", "-o", library, str(HERE / "fail_calls.cpp"), "-ldl"], check=True)
        pattern, old, new = expected(damson, library, Path(base) / "files and tables", SPEC)
        names = names_of_calls(damson, library, pattern, {})
        need(names.count("rename") >= 5, f"the calls are not counted: {len(names)}")
        faults = faults_of(names, options.long)
        faults.append({"FAULT": "nolinks", "FAULT_AT": "0"})
        passed, failures = 0, []

        def attempt(fault: dict) -> str | None:
            try:
                check_fault(damson, library, pattern, fault, old, new)
                return None
            except (Failed, subprocess.TimeoutExpired) as error:
                at = int(fault["FAULT_AT"])
                return f"{fault['FAULT']} at call {at} ({names[at - 1] if at else 'every link'}): {error}"

        interrupted = interrupted_project(damson, library, pattern, names, Path(base))
        endings = endings_of(damson, library, interrupted, options.long)

        def attempt_ending(ending: tuple[str, dict, str]) -> str | None:
            verb, fault, name = ending
            try:
                check_ending(damson, library, interrupted, verb, fault, new if verb == "resume" else old)
                return None
            except (Failed, subprocess.TimeoutExpired) as error:
                return f"{verb}: {fault['FAULT']} at call {fault['FAULT_AT']} ({name}): {error}"

        done, calls_back = way_back(damson, library, pattern, Path(base))
        faults_back = faults_of(calls_back, options.long) + [{"FAULT": "nolinks", "FAULT_AT": "0"}]

        def attempt_way_back(fault: dict) -> str | None:
            try:
                check_way_back(damson, library, done, fault, old, new)
                return None
            except (Failed, subprocess.TimeoutExpired) as error:
                at = int(fault["FAULT_AT"])
                return f"rollback of a run that is over: {fault['FAULT']} at call {at} ({calls_back[at - 1] if at else 'every link'}): {error}"

        with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
            for failure in [*workers.map(attempt, faults), *workers.map(attempt_ending, endings), *workers.map(attempt_way_back, faults_back)]:
                if failure is None:
                    passed += 1
                else:
                    failures.append(failure)
    for failure in failures:
        print(failure)
    print(f"{len(names)} calls to the system, {len(faults)} faults of a run, {len(endings)} of what ends one, {len(faults_back)} of the way back")
    print(f"{passed} passed, {len(failures)} failed")
    return 0 if not failures else 1


if __name__ == "__main__":
    sys.exit(main())
