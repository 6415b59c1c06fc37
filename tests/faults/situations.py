#!/usr/bin/env python3
"""Situations in which a run must refuse, stop or go on: two runs at once, dead holders of locks, limits, signals, readers of the journal.

    python3 tests/faults/situations.py build/release/damson"""
import os
import resource
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SPEC = """param tag: text = "x"
schema S { key id: text, n: int? }
schema T { key id: text, tag: text, n: int? }
source s: S from csv("s.csv")
target a: T to ndjson("out/a.nd")
map s -> a { id = id  tag = tag  n = n }
"""


class Project:
    def __init__(self, damson: str):
        self.damson = damson
        self.path = Path(tempfile.mkdtemp(prefix="damson-situation-"))
        (self.path / "t.damson").write_text(SPEC)
        (self.path / "s.csv").write_text("id,n\n1,1\n2,x\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def run(self, *words: str, verb: str = "run", **more) -> subprocess.CompletedProcess:
        return subprocess.run([self.damson, verb, "t.damson", *words], cwd=self.path, capture_output=True, text=True, timeout=60, **more)

    def start_and_wait(self, *words: str) -> subprocess.Popen:
        """A run that waits for its source."""
        (self.path / "s.csv").unlink(missing_ok=True)
        os.mkfifo(self.path / "s.csv")
        waiting = subprocess.Popen([self.damson, "run", "t.damson", *words], cwd=self.path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not list(self.path.glob("out/.a.nd.damson-staged-*")):
            assert waiting.poll() is None
            time.sleep(0.01)
        return waiting

    def readable_source(self) -> None:
        (self.path / "s.csv").unlink()
        (self.path / "s.csv").write_text("id,n\n1,1\n")

    def left_over(self) -> list[str]:
        return [path.name for path in self.path.rglob("*") if "damson-" in path.name or path.name == "lock" or path.name.endswith("-wal")]


def two_at_once_on_one_state_folder(project: Project) -> None:
    waiting = project.start_and_wait()
    refused = project.run()
    assert refused.returncode == 4 and "E0793" in refused.stderr, refused.stderr
    assert f"process {waiting.pid}" in refused.stderr and "since 20" in refused.stderr
    assert project.run(verb="resume").returncode == 4
    waiting.kill()
    waiting.wait()
    project.readable_source()
    assert project.run().returncode == 0
    assert project.left_over() == []


def two_at_once_on_one_target(project: Project) -> None:
    waiting = project.start_and_wait("--state", "one")
    refused = project.run("--state", "two")
    assert refused.returncode == 4 and "E0794" in refused.stderr, refused.stderr
    assert f"process {waiting.pid}" in refused.stderr and str(project.path / "one") in refused.stderr
    waiting.kill()
    waiting.wait()
    project.readable_source()
    assert project.run("--state", "two").returncode == 0
    assert project.run("--state", "one").returncode == 0
    assert project.left_over() == []


def pairs_at_once(project: Project) -> None:
    """Whatever happens, one of the two succeeds, and the target is of one that did."""
    for _ in range(20):
        shutil.rmtree(project.path / ".damson", ignore_errors=True)
        pair = [subprocess.Popen([project.damson, "run", "t.damson", "--set", f"tag={tag}"], cwd=project.path, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True) for tag in "12"]
        ends = [(one.communicate(timeout=60)[1], one.returncode) for one in pair]
        assert 0 in [status for _, status in ends], ends
        for words, status in ends:
            assert status == 0 or (status == 4 and ("E0793" in words or "E0794" in words)), words
    assert project.left_over() == []


def one_signal_stops_who_waits_for_a_pipe(project: Project) -> None:
    """Nobody has opened the pipe; somebody has, and is silent; somebody has written half a record."""
    for written in (None, b"", b"id,n\n1,1\n2"):
        for asked in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
            waiting = project.start_and_wait()
            writer = None if written is None else os.open(project.path / "s.csv", os.O_WRONLY)
            if written:
                os.write(writer, written)
                time.sleep(0.1)  # read, and waiting for more
            waiting.send_signal(asked)
            assert waiting.wait(timeout=60) == 130
            if writer is not None:
                os.close(writer)
            assert not (project.path / "out").exists()
            assert project.left_over() == []


def a_spec_out_of_a_pipe(project: Project) -> None:
    """What a shell hands over is read once; a named pipe that nobody writes to is refused."""
    os.mkfifo(project.path / "pipe")
    for verb in ("check", "plan", "run", "show"):
        refused = subprocess.run([project.damson, verb, "pipe"], cwd=project.path, capture_output=True, text=True, timeout=60)
        assert refused.returncode in (1, 3, 4) and "error[" in refused.stderr, (verb, refused)
    refused = project.run("--out", "pipe", verb="plan")
    assert refused.returncode == 4 and "there is a file already" in refused.stderr, refused.stderr
    spec = SPEC.replace('"s.csv"', f'"{project.path}/s.csv"').replace('"out/a.nd"', f'"{project.path}/out/a.nd"')
    handed_over = subprocess.run([project.damson, "run", "/dev/stdin", "--state", "state"], cwd=project.path, input=spec, capture_output=True, text=True, timeout=60)
    assert handed_over.returncode == 0 and "loaded" in handed_over.stdout, handed_over
    assert (project.path / "out" / "a.nd").read_text().count("\n") == 1
    os.unlink(project.path / "pipe")


def files_may_not_grow(project: Project) -> None:
    (project.path / "s.csv").write_text("id,n\n" + "".join(f"{i},1\n" for i in range(200000)))
    limit = 2 << 20
    ended = project.run(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert ended.returncode == 4 and "E0706" in ended.stderr and "Nothing was published" in ended.stdout, ended.stderr
    assert not (project.path / "out").exists() and project.left_over() == []


def somebody_reads_the_journal(project: Project) -> None:
    assert project.run().returncode == 0
    reader = sqlite3.connect(project.path / ".damson" / "ledger.sqlite", isolation_level=None)
    reader.execute("begin")
    reader.execute("select * from runs").fetchall()
    assert project.run().returncode == 0
    reader.execute("commit")
    assert reader.execute("select count(*) from runs where ending = 'published' and phase = 'settled'").fetchone() == (2,)
    reader.close()


def the_journal_is_no_database(project: Project) -> None:
    (project.path / ".damson").mkdir()
    (project.path / ".damson" / "ledger.sqlite").write_text("x")
    refused = project.run()
    assert refused.returncode == 4 and "E0791" in refused.stderr
    assert (project.path / ".damson" / "ledger.sqlite").read_text() == "x"


def no_file_at_the_target(project: Project) -> None:
    target = project.path / "out" / "a.nd"
    target.parent.mkdir()
    listener = socket.socket(socket.AF_UNIX)
    for make in (lambda: os.mkfifo(target), lambda: listener.bind(str(target)), lambda: target.symlink_to("elsewhere.nd")):
        make()
        kind = stat.S_IFMT(target.lstat().st_mode)
        for verb in ("plan", "run"):
            refused = project.run(verb=verb)
            assert refused.returncode == 4 and "E0709" in refused.stderr, refused.stderr
        assert stat.S_IFMT(target.lstat().st_mode) == kind
        target.unlink()
    listener.close()


def a_source_by_another_name(project: Project) -> None:
    (project.path / "out").mkdir()
    os.link(project.path / "s.csv", project.path / "out" / "a.nd")
    for verb in ("plan", "run"):
        refused = project.run(verb=verb)
        assert refused.returncode == 3 and "E0809" in refused.stderr, refused.stderr


def permissions(project: Project) -> None:
    (project.path / "out").mkdir()
    target = project.path / "out" / "a.nd"
    target.write_text("")
    target.chmod(0o600)
    (project.path / "s.csv").chmod(0o600)
    assert project.run().returncode == 0
    assert target.stat().st_mode & 0o777 == 0o600
    rejected = list(project.path.glob(".damson/quarantine/**/*.csv*"))
    assert rejected and all(path.stat().st_mode & 0o777 == 0o600 for path in rejected)
    assert (project.path / ".damson" / "ledger.sqlite").stat().st_mode & 0o777 == 0o600


SITUATIONS = [two_at_once_on_one_state_folder, two_at_once_on_one_target, pairs_at_once, one_signal_stops_who_waits_for_a_pipe, a_spec_out_of_a_pipe, files_may_not_grow,
              somebody_reads_the_journal, the_journal_is_no_database, no_file_at_the_target, a_source_by_another_name, permissions]


def main() -> int:
    damson = str(Path(sys.argv[1]).resolve())
    failed = 0
    for situation in SITUATIONS:
        with Project(damson) as project:
            try:
                situation(project)
            except (AssertionError, subprocess.TimeoutExpired) as error:
                failed += 1
                print(f"{situation.__name__}: {error or 'line ' + str(error.__traceback__.tb_lineno)}")
    print(f"{len(SITUATIONS) - failed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
