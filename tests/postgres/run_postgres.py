#!/usr/bin/env python3
"""Runs what is tested with a PostgreSQL server: golden files, the examples of the connector, situations. The server is this command's own.

    python3 tests/postgres/run_postgres.py --damson build/release/damson --declarations build/asan/damson_declarations [--update FILE …]

A golden file has the form of those in tests/golden. `--- database.sql` fills a new database before the commands run; its address is in
the environment variable DATABASE, and `=== database` is what the database holds afterwards, where that is something else."""
import argparse
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "golden")]
import run_golden  # noqa: E402
import situations  # noqa: E402
from golden_case import BadCase, read_case, write_case  # noqa: E402
from server import NoServer, Server  # noqa: E402

DATABASE = "golden"
TOKEN = re.compile(r"(INSERT INTO public\.damson_runs VALUES \()'[0-9a-f]{32}'(, .*, )\d+\)")


def dump(server: Server) -> bytes:
    """The statements that make the database, without what is the same in all of them or another each time."""
    done = subprocess.run([str(server.bin / "pg_dump"), "--inserts", "--no-owner", "--no-privileges", "-d", server.url(DATABASE)],
                          env=server.environment, capture_output=True, text=True, timeout=120, check=True)
    lines = [line for line in done.stdout.split("\n") if line.strip() and not re.match(r"--|SET |\\|SELECT pg_catalog\.set_config", line)]
    return "".join(TOKEN.sub(r"\1'(token)'\2(number))", line) + "\n" for line in lines).encode()


def golden_problem(path: Path, server: Server, damson: str, update: bool) -> str | None:
    try:
        case = read_case(path)
        server.make_database(DATABASE, case.inputs.pop("database.sql", b"").decode())
        before = dump(server)
        actual = run_golden.run_case(case, damson, {"DATABASE": server.url(DATABASE)}, [])
        after = dump(server)
    except BadCase as problem:
        return str(problem)
    if after != before:
        actual["database"] = after
    if any(Server.PASSWORD.encode() in content for content in actual.values()):
        return "the password came out"
    problem = run_golden.naming_problem(case, actual)
    if problem is None and actual == case.outputs:
        return None
    if update and problem is None:
        write_case(case, actual)
        return None
    return "\n".join(part for part in (problem, run_golden.difference(case.outputs, actual)) if part)


def run_golden_files(server: Server, damson: str, files: list[Path], update: bool) -> tuple[int, int]:
    failed = 0
    for path in files:
        problem = golden_problem(path, server, damson, update)
        if problem is not None:
            failed += 1
            print(f"FAILED {path.relative_to(HERE)}\n{problem}\n")
    return len(files) - failed, failed


def run_declared_examples(server: Server, program: str) -> tuple[int, int]:
    """Those of the connector's own declaration, which the other tests of declarations leave out."""
    address = server.make_database("examples")
    done = subprocess.run([program, "-tc=the examples of connectors to a server give what they say"], capture_output=True, text=True, check=False,
                          env=os.environ | {"DAMSON_POSTGRES": address}, timeout=300)
    found = re.search(r"assertions: +(\d+) \| +(\d+) passed", done.stdout)
    good = done.returncode == 0 and found is not None and found[1] == found[2] and int(found[1]) > 0
    if not good:
        print(f"FAILED the declared examples\n{done.stdout}{done.stderr}")
    return int(good), int(not good)


def run_situations(server: Server, damson: str) -> tuple[int, int]:
    situations.Situation.server, situations.Situation.damson = server, damson
    result = unittest.TextTestRunner(stream=sys.stdout).run(unittest.defaultTestLoader.loadTestsFromModule(situations))
    failed = len(result.failures) + len(result.errors)
    return result.testsRun - failed, failed


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs what is tested with a PostgreSQL server.")
    parser.add_argument("files", nargs="*", type=Path, help="golden files; without any all of them, the examples and the situations")
    parser.add_argument("--damson", default="build/release/damson")
    parser.add_argument("--declarations", default="build/asan/damson_declarations")
    parser.add_argument("--update", action="store_true", help="rewrite the outputs of golden files")
    options = parser.parse_args()
    damson = os.path.abspath(options.damson)
    try:
        with Server() as server:
            files = [path.resolve() for path in options.files] or sorted((HERE / "golden").glob("*.txt"))
            results = [run_golden_files(server, damson, files, options.update)]
            if not options.files:
                results += [run_declared_examples(server, os.path.abspath(options.declarations)), run_situations(server, damson)]
    except NoServer as problem:
        print(f"POSTGRESQL IS NOT TESTED: {problem}")
        return 1
    passed, failed = (sum(counts) for counts in zip(*results))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
