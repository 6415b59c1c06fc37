#!/usr/bin/env python3
# Runs the golden files: each one's inputs in a folder of its own, its commands there, and compares everything that comes out.
import argparse
import difflib
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timezone
from itertools import takewhile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from golden_case import BadCase, Case, read_case, unpack, write_case  # noqa: E402

HERE = Path(__file__).resolve().parent
VERBS = ("check", "plan", "run", "test", "explain", "fmt")
SECONDS_A_COMMAND = 120
MOMENT = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")
VARIABLE = re.compile(r"[A-Z_]+=")
# The same bytes must come out of every one of these, and with every kind of vectors that the machine has.
MATRIX = (["--threads", "1"], ["--threads", "2"], ["--threads", "8"], ["--block-records", "1"], ["--block-records", "3"],
          ["--block-bytes", "1"], ["--naive"])
# What differs from run to run and means nothing.
PLAN_ID = re.compile(rb"(the plan |\"plan\": \")[0-9a-f]{32}")
UNSTEADY = (
    (re.compile(rb"^Took [0-9].*\.$", re.M), b"Took (time)."),
    (re.compile(rb'^(\s*"seconds": )[0-9.e+-]+', re.M), rb"\g<1>0"),
    (re.compile(rb'(<test(?:suite|case) [^>]*time=")[0-9.]+(")'), rb"\g<1>0\g<2>"),
)

# The same of a saved plan: ids, times, digests with a key, and what changes with every change of the compiler.
UNSTEADY_IN_PLANS = (
    (re.compile(rb'^(\s*"(?:plan|project|seal|made|modified|fingerprint|[A-Z_]+)": )"[0-9a-fTZ:.-]{20,}"', re.M), rb'\g<1>"(drawn)"'),
    (re.compile(rb'^(\s*"(?:map|source|target|lookup|vocabulary|the) [^"]*": )"[0-9a-f]{32}"', re.M), rb'\g<1>"(drawn)"'),
)


def commands_of(case: Case) -> list[str]:
    if "command" in case.inputs:
        return [line for line in case.inputs["command"].decode().split("\n") if line.strip()]
    verb = next((part for part in reversed(case.path.parts[:-1]) if part in VERBS), None)
    spec = next((name for name in case.inputs if name.endswith(".damson")), None)
    if verb is None or spec is None:
        raise BadCase("it has no `--- command`, and its folder and inputs do not suggest one")
    return ["damson fmt -"] if verb == "fmt" else [f"damson {verb} {shlex.quote(spec)}"]


def standard_input_of(case: Case) -> bytes:
    """`--- stdin`; without commands of its own, a case of `fmt` takes its spec."""
    if "command" not in case.inputs and commands_of(case) == ["damson fmt -"]:
        return next(content for name, content in case.inputs.items() if name.endswith(".damson"))
    return case.inputs.get("stdin", b"")


def change_files(command: str, folder: Path) -> bool:
    """`copy FROM TO`, `remove NAME`, `touch NAME` and `sql DATABASE STATEMENTS`: what somebody else does between two commands."""
    verb, *names = shlex.split(command)
    if verb == "copy" and len(names) == 2:
        (folder / names[1]).parent.mkdir(parents=True, exist_ok=True)
        (folder / names[1]).write_bytes((folder / names[0]).read_bytes())
    elif verb == "remove" and len(names) == 1:
        place = folder / names[0]
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    elif verb == "touch" and len(names) == 1:
        os.utime(folder / names[0], (1, 1))
    elif verb == "sql" and len(names) == 2:
        with closing(sqlite3.connect(folder / names[0])) as connection:
            connection.executescript(names[1])
    else:
        return False
    return True


def words_of(command: str) -> tuple[dict[str, str], list[str]]:
    """The variables in front, and the words of the command."""
    words = shlex.split(command)
    variables = dict(word.split("=", 1) for word in takewhile(VARIABLE.match, words))
    return variables, words[len(variables):]


def verb_of(command: str) -> str:
    words = words_of(command)[1]
    if words[1:] == ["fmt", "-"]:
        return "formatted"
    return words[1] if len(words) > 1 and words[1] in VERBS else "stdout"


def is_now(moment: str) -> bool:
    """When the case was run, not a time in its data."""
    return abs(datetime.now(timezone.utc) - datetime.fromisoformat(moment)).total_seconds() < 2 * SECONDS_A_COMMAND


def steady(content: bytes, folder: str) -> bytes:
    content = content.replace(folder.encode(), b"(folder)")
    content = MOMENT.sub(lambda found: b"(time)" if is_now(found[0].decode().replace("Z", "+00:00")) else found[0], content)
    content = PLAN_ID.sub(rb"\g<1>(drawn)", content)
    for pattern, replacement in UNSTEADY:
        content = pattern.sub(replacement, content)
    return content


def steady_file(name: str, content: bytes, folder: str) -> bytes:
    """Reports and plans change from run to run, data does not."""
    if b'"damson_plan"' in content[:100]:
        for pattern, replacement in UNSTEADY_IN_PLANS:
            content = pattern.sub(replacement, content)
        return content
    return steady(content, folder) if name.endswith(".xml") else content


def files_in(folder: Path) -> dict[str, bytes]:
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        # digests are keyed by a secret that every state folder draws anew; kept rows are in a form of their connector's own
        if path.is_file() and not path.name.startswith("ledger.sqlite") and path.parent.name != "keys" and not path.name.endswith("-rows"):
            found[name] = path.read_bytes()
    return found


def kinds_of_vectors(damson: str) -> list[str]:
    """From the best, which is used when nobody says, to the simplest."""
    told = subprocess.run([damson, "help"], env=environment() | {"DAMSON_VECTORS": "?"}, capture_output=True, text=True, check=False)
    match = re.search(r"; it has (.*)\n", told.stderr)
    if match is None:
        raise SystemExit(f"{damson} does not tell which vectors it knows:\n{told.stderr}")
    return match[1].split(", ")


def configurations(damson: str) -> list[tuple[dict[str, str], list[str]]]:
    """Environment and further options."""
    return [({}, extra) for extra in MATRIX] + [({"DAMSON_VECTORS": kind}, []) for kind in kinds_of_vectors(damson)[1:]]


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS") or name in ("PATH", "HOME")}
    return kept | {"LC_ALL": "C.UTF-8", "TERM": "dumb"}


def run_case(case: Case, damson: str, settings: dict[str, str], extra: list[str]) -> dict[str, bytes]:
    """Everything that comes out, by the name of its section."""
    with tempfile.TemporaryDirectory(prefix="damson_golden_") as folder:
        folder = os.path.realpath(folder)
        for name, content in case.inputs.items():
            if name in ("command", "stdin"):
                continue
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        before = files_in(Path(folder))
        commands = commands_of(case)
        standard_input = standard_input_of(case)
        out, err, status = b"", b"", 0
        for command in commands:
            if change_files(command, Path(folder)):
                continue
            variables, words = words_of(command)
            if not words or words[0] != "damson":
                raise BadCase(f"`{command}` is no damson command")
            more = extra if len(words) > 1 and words[1] in ("plan", "run") else []
            done = subprocess.run([damson, *words[1:], *more], cwd=folder, env=environment() | settings | variables, input=standard_input,
                                  capture_output=True, timeout=SECONDS_A_COMMAND, check=False)
            title = f"$ {command}\n".encode() if len(commands) > 1 else b""
            out += title + done.stdout if done.stdout else b""
            err += title + done.stderr if done.stderr else b""
            status = status or done.returncode
        outputs = {}
        if err:
            outputs["problems"] = steady(err, folder)
        if out:
            outputs[verb_of(commands[0]) if len(commands) == 1 else "stdout"] = steady(out, folder)
        if status:
            outputs["exit"] = f"{status}\n".encode()
        for name, content in files_in(Path(folder)).items():
            if before.get(name) != content:
                outputs[name] = steady_file(name, unpack(name, content), folder)
        for name in before:
            if not Path(folder, name).exists():
                outputs[f"{name} (gone)"] = b""
        return outputs


def named_as_failure(case: Case) -> bool:
    return case.path.name.startswith("fail_")


def naming_problem(case: Case, outputs: dict[str, bytes]) -> str | None:
    failed = "exit" in outputs
    if failed and not named_as_failure(case):
        return "it ends in an error, but its name does not begin with `fail_`"
    if not failed and named_as_failure(case):
        return "its name begins with `fail_`, but it ends well"
    return None


def difference(expected: dict[str, bytes], actual: dict[str, bytes]) -> str:
    text = []
    for name in [*expected, *(name for name in actual if name not in expected)]:
        old, new = expected.get(name, b""), actual.get(name, b"")
        if name in expected and name in actual and old == new:
            continue
        sides = [f"=== {name}" + ("" if name in expected else " (not in the file)"),
                 f"=== {name}" + ("" if name in actual else " (did not come out)")]
        lines = [side.decode("utf-8", "backslashreplace").splitlines() for side in (old, new)]
        diff = list(difflib.unified_diff(lines[0], lines[1], *sides, lineterm=""))
        text += diff or [f"--- {sides[0]}", f"+++ {sides[1]}", "(they differ in bytes that do not show)"]
    return "\n".join(text)


def judge(path: Path, damson: str, update: bool, settings: dict[str, str], extra: list[str]) -> str | None:
    """What is wrong with this file, or nothing."""
    try:
        case = read_case(path)
        actual = run_case(case, damson, settings, extra)
    except BadCase as problem:
        return str(problem)
    except subprocess.TimeoutExpired as problem:
        return f"a command took longer than {problem.timeout} s"
    problem = naming_problem(case, actual)
    if problem is None and actual == case.outputs:
        return None
    if update and problem is None:
        write_case(case, actual)
        again = read_case(path)
        return None if again.outputs == actual else "what was written does not read back as the same"
    return "\n".join(part for part in (problem, difference(case.outputs, actual)) if part)


def runs_a_program(path: Path) -> bool:
    try:
        return any(verb_of(command) in ("plan", "run") for command in commands_of(read_case(path)))
    except BadCase:
        return True


def golden_files(places: list[str]) -> list[Path]:
    files = []
    for place in map(Path, places):
        files += sorted(place.rglob("*.txt")) if place.is_dir() else [place]
    return files


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs the golden files.")
    parser.add_argument("places", nargs="*", default=[str(HERE)], help="files or folders; all of them by default")
    parser.add_argument("--damson", default=str(HERE.parent.parent / "build/release/damson"))
    parser.add_argument("--update", action="store_true", help="rewrite outputs; never the inputs, never across the fail_ line")
    parser.add_argument("--matrix", action="store_true", help="run what plans and runs under every configuration instead")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    options = parser.parse_args()
    damson = os.path.abspath(options.damson)
    if not os.access(damson, os.X_OK):
        print(f"there is no program {damson}: build it first, or name it with --damson")
        return 2
    if options.update and options.matrix:
        print("--update and --matrix do not go together: the outputs are those of a plain run")
        return 2
    files = golden_files(options.places)
    tasks = [(path, {}, []) for path in files]
    if options.matrix:
        tasks = [(path, *one) for path in files if runs_a_program(path) for one in configurations(damson)]
    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(lambda task: judge(task[0], damson, options.update, task[1], task[2]), tasks)
        for (path, settings, extra), problem in zip(tasks, results):
            if problem is None:
                continue
            failed += 1
            how = " ".join([f"{name}={value}" for name, value in settings.items()] + extra)
            print(f"FAILED {os.path.relpath(path)} {how}\n{problem}\n")
    if not tasks:
        print("no golden file was found")
        return 2
    print(f"{len(tasks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
