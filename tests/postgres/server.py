"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, as an unprivileged user, gone afterwards."""
import glob
import os
import shutil
import subprocess
import tempfile
from pathlib import Path


class NoServer(Exception):
    """There is no server here to test with, or it does not start."""


def programs() -> Path:
    """The folder of the newest server that is installed."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    if not found:
        raise NoServer("there is no /usr/lib/postgresql/*/bin/initdb: install what tests/postgres/packages.txt lists")
    return Path(found[-1]).parent


class Server:
    """`with Server() as server:` runs one. `server.url("name")` is the address of a database of it."""

    USER = "keeper"
    PASSWORD = "Zq7-hunter2"

    def __init__(self):
        self.bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="damson_postgres_"))
        self.data = self.folder / "data"
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

    def __enter__(self):
        try:
            if self.as_user:
                shutil.chown(self.folder, "postgres")
            self.folder.chmod(0o755)
            word = self.folder / "word"
            word.write_text(self.PASSWORD)
            word.chmod(0o644)
            self._call("initdb", "-D", str(self.data), "-U", self.USER, "--pwfile", str(word), "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8")
            self.start()
        except BaseException as problem:
            self.__exit__()
            if isinstance(problem, (OSError, LookupError, subprocess.SubprocessError)):
                said = getattr(problem, "stderr", b"") or b""
                raise NoServer(f"{problem} {said.decode(errors='replace')}") from problem
            raise
        return self

    def __exit__(self, *_):
        if (self.data / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _call(self, program: str, *words: str) -> None:
        subprocess.run([*self.as_user, str(self.bin / program), *words], cwd="/", env=self.environment, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120, check=True)

    def start(self) -> None:
        settings = f"-c listen_addresses='' -k {self.folder} -c fsync=off -c max_connections=60 -c deadlock_timeout=200ms"
        self._call("pg_ctl", "-D", str(self.data), "-l", str(self.folder / "log"), "-w", "-t", "60", "-o", settings, "start")

    def stop(self, how: str = "fast") -> None:
        self._call("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-m", how, "stop")

    def url(self, database: str, user: str = USER, password: str = PASSWORD) -> str:
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@/{database}?host={self.folder}"

    def sql(self, statements: str, database: str = "postgres") -> str:
        """What psql says; unaligned, without headings."""
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.url(database)], input=statements, text=True,
                              env=self.environment | {"PGOPTIONS": "--client-min-messages=warning"}, capture_output=True, timeout=120, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout

    def make_database(self, name: str, statements: str = "") -> str:
        """A new, empty database of this name; its address."""
        self.sql(f'drop database if exists "{name}" with (force);')
        self.sql(f'create database "{name}";')
        if statements:
            self.sql(statements, name)
        return self.url(name)
