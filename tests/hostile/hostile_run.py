"""Runs damson in a folder of its own under limits of the system, and keeps what it said."""
import os
import resource
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1 << 20
CPU_SECONDS = 120  # of one run: what is linear needs a hundredth; what is quadratic never gets there


@dataclass
class Ran:
    """What one command left behind."""

    status: int
    out: str
    err: str
    peak: int  # bytes resident

    @property
    def said(self) -> str:
        return self.out + self.err


class Place:
    """A folder with the files of one test."""

    def __init__(self, damson: Path):
        self.damson = damson
        self._folder = tempfile.TemporaryDirectory(prefix="damson-hostile-")
        self.path = Path(self._folder.name)

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, *_) -> None:
        self._folder.cleanup()

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *words: str, limits: dict[int, int] | None = None, soft_stack: int | None = None,
            user: int | None = None, stdin: bytes = b"") -> Ran:
        """Runs `damson words…`; `limits` are the system's, by resource.RLIMIT_…; a shell's limit of the stack is soft."""

        def prepare():
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            for which, bound in (limits or {}).items():
                resource.setrlimit(which, (bound, bound))
            if soft_stack is not None:
                resource.setrlimit(resource.RLIMIT_STACK, (soft_stack, resource.getrlimit(resource.RLIMIT_STACK)[1]))
            if user is not None:
                os.setgroups([])
                os.setgid(user)
                os.setuid(user)

        process = subprocess.Popen([str(self.damson), *words], cwd=self.path, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=prepare)
        out, err = process.communicate(stdin)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        return Ran(process.returncode, out.decode(errors="replace"), err.decode(errors="replace"), peak)


def expect(condition: bool, message: str) -> None:
    if not condition:
        raise AssertionError(message)


def expect_status(ran: Ran, status: int) -> None:
    expect(ran.status == status, f"exit status {ran.status}, expected {status}\n{ran.said[:2000]}")


def expect_said(ran: Ran, words: str) -> None:
    expect(words in ran.said, f"never said: {words}\n{ran.said[:2000]}")
