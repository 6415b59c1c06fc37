#!/usr/bin/env python3
# Runs every example: its spec is right, its tests pass, its plan and its run do what the files in `expected` say.
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "golden"))
from golden_case import unpack  # noqa: E402

EXAMPLES = ROOT / "examples"
# What a run leaves behind, and what tells one run from the next.
MADE = ("out", ".damson")


def run(damson: str, folder: Path, verb: str, spec: str, *options: str) -> subprocess.CompletedProcess:
    return subprocess.run([damson, verb, spec, *options], cwd=folder, capture_output=True, text=True, check=False)


def books_problem(report: dict) -> str | None:
    for name, books in report["maps"].items():
        ended = books["loaded"] + sum(books[outcome]["total"] for outcome in ("skipped", "rejected", "duplicates"))
        if books["units"] == 0 or books["units"] != ended:
            return f"the books of {name} do not balance: {books['units']} units, {ended} outcomes"
        for outcome in ("skipped", "rejected", "duplicates"):
            if sum(books[outcome]["by"].values()) != books[outcome]["total"]:
                return f"the {outcome} of {name} do not add up"
    return None


def tests_problem(report: dict) -> str | None:
    """Every example has tests, and they exercise at least half of what its spec decides. What a source can be wrong in on its
    way in (`map.in.field.kind`) follows from its schema alone."""
    if report["passed"] == 0:
        return "it has no tests"
    for kind, group in report["specs"][0]["coverage"].items():
        never = [name for name in group["never"] if ".in." not in name]
        if len(never) > group["exercised"]:
            return f"its tests exercise {group['exercised']} of {group['total']} {kind}; never: {never}"
    return None


def outcome_of(report: dict) -> dict:
    """What plan and run must agree on."""
    maps = {name: {key: books[key] for key in ("units", "loaded", "skipped", "rejected", "duplicates")}
            for name, books in report["maps"].items()}
    return {"maps": maps, "targets": report["targets"], "fingerprint": report["fingerprint"]}


def made_files(folder: Path, example: Path) -> list[str]:
    """What is new, and files of the example itself that are other ones now."""
    files = [path for made in MADE for path in (folder / made).rglob("*") if path.is_file()]
    for path in example.rglob("*"):
        name = path.relative_to(example)
        if not path.is_file() or name.parts[0] in ("expected", *MADE):
            continue
        if (folder / name).read_bytes() != path.read_bytes():
            files.append(folder / name)
    return sorted(str(path.relative_to(folder)) for path in files if not path.name.startswith("ledger.sqlite") and path.parent.name not in ("keys", "before"))


def kept_as(name: str) -> str:
    """The state folder has a name that git is told to ignore, and a database is kept as the statements that make it."""
    name = name + ".sql" if name.endswith(".db") else name
    return name.replace(".damson/", "state/", 1) if name.startswith(".damson/") else name


def compare(folder: Path, example: Path) -> str | None:
    expected = example / "expected"
    made = {kept_as(name): name for name in made_files(folder, example)}
    wanted = sorted(str(path.relative_to(expected)) for path in expected.rglob("*") if path.is_file())
    if sorted(made) != wanted:
        return f"it made {sorted(made)}, not {wanted}"
    for kept, name in made.items():
        if content(folder, name) != (expected / kept).read_bytes():
            return f"{name} is not what `expected` holds"
    return None


def is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def content(folder: Path, name: str) -> bytes:
    """A database is what it holds, but for the tokens of runs: they are others each time."""
    path = folder / name
    return unpack(name, path.read_bytes()) if is_database(path) else path.read_bytes()


def update(folder: Path, example: Path) -> None:
    expected = example / "expected"
    shutil.rmtree(expected, ignore_errors=True)
    for name in made_files(folder, example):
        place = expected / kept_as(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content(folder, name))


def problem_of(example: Path, damson: str, rewrite: bool) -> str | None:
    with tempfile.TemporaryDirectory(prefix="damson_example_") as temporary:
        folder = Path(temporary, example.name)
        shutil.copytree(example, folder, ignore=shutil.ignore_patterns("expected", *MADE))
        spec = f"{example.name}.damson"
        reports = {}
        for verb, options in (("check", []), ("test", ["--format", "json"]), ("plan", ["--format", "json"]), ("run", ["--format", "json"])):
            done = run(damson, folder, verb, spec, *options)
            if done.returncode != 0:
                return f"`damson {verb} {spec}` ended with {done.returncode}:\n{done.stderr}{done.stdout}"
            if verb in ("test", "plan") and made_files(folder, example):
                return f"`damson {verb}` wrote files"
            if options:
                reports[verb] = json.loads(done.stdout)
        problem = books_problem(reports["run"]) or tests_problem(reports["test"])
        if problem:
            return problem
        if outcome_of(reports["plan"]) != outcome_of(reports["run"]):
            return "the run did not do what the plan said"
        if rewrite:
            update(folder, example)
            return None
        return compare(folder, example)


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs the examples.")
    parser.add_argument("--damson", default=str(ROOT / "build/release/damson"))
    parser.add_argument("--update", action="store_true", help="rewrite what the examples are expected to make")
    options = parser.parse_args()
    damson = os.path.abspath(options.damson)
    examples = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
    failed = 0
    for example in examples:
        problem = problem_of(example, damson, options.update)
        if problem:
            failed += 1
            print(f"FAILED examples/{example.name}: {problem}")
    print(f"{len(examples) - failed} passed, {failed} failed")
    return 1 if failed or not examples else 0


if __name__ == "__main__":
    sys.exit(main())
