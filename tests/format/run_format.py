#!/usr/bin/env python3
# Formats every spec of the project (files, golden inputs, blocks of the documents) in a copy: formatting again must change
# nothing, and `damson check` must say the same of the result: the same program, or the same problems.
import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/golden"))
from golden_case import BadCase, read_case  # noqa: E402

BLOCK = re.compile(r"^```(damson[a-z ]*)\n(.*?)^```", re.M | re.S)


@dataclass
class Spec:
    name: str
    content: bytes
    beside: dict[str, bytes] = field(default_factory=dict)  # files in its folder
    must_be_laid_out: bool = False  # already, as it stands


def specs_in_files() -> list[Spec]:
    specs = []
    for path in sorted(ROOT.rglob("*.damson")):
        place = path.relative_to(ROOT)
        # a run of an example leaves its state in a folder called `.damson`
        if place.parts[0] in ("build", ".git") or "corpus" in place.parts or not path.is_file():
            continue
        beside = {str(other.relative_to(path.parent)): other.read_bytes() for other in path.parent.rglob("*")
                  if other.is_file() and other.suffix in (".damson", ".csv") and other.stat().st_size < 1_000_000}
        specs.append(Spec(str(place), path.read_bytes(), beside, place.parts[0] in ("examples", "stdlib") or "real" in place.parts
                          or "specs" in place.parts))
    return specs


def specs_in_golden_files() -> list[Spec]:
    specs = []
    for path in sorted((ROOT / "tests/golden").rglob("*.txt")):
        try:
            case = read_case(path)
        except BadCase:
            continue  # the golden runner says so
        for name, content in case.inputs.items():
            if name.endswith(".damson"):
                specs.append(Spec(f"{path.relative_to(ROOT)}: {name}", content, case.inputs))
    return specs


def specs_in_documents() -> list[Spec]:
    specs = []
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("*/**/*.md")]):
        if path.relative_to(ROOT).parts[0] == "build":
            continue
        for number, (kind, text) in enumerate(BLOCK.findall(path.read_text()), 1):
            if kind == "damson lines":
                text = "map a -> b {\n" + text + "}\n"
            elif kind == "damson values":
                text = "".join(f"fn f() -> any = {line}\n" for line in text.splitlines())
            specs.append(Spec(f"{path.relative_to(ROOT)}, block {number}", text.encode()))
    return specs


def damson(program: str, folder: str, words: list[str], given: bytes = b"") -> tuple[int, bytes, bytes]:
    done = subprocess.run([program, *words], cwd=folder, input=given, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def meaning(program: str, folder: str, name: str) -> object:
    """What `damson check` makes of a spec, but for places and what they show."""
    _, out, err = damson(program, folder, ["check", name, "--format", "json"])
    try:
        said = json.loads(out)
    except ValueError:
        return (out + err).decode("utf-8", "replace")
    return said.get("fingerprint"), sorted((problem["id"], problem["message"]) for problem in said["problems"])


def judge(program: str, spec: Spec) -> str | None:
    """What is wrong, or nothing."""
    with tempfile.TemporaryDirectory(prefix="damson_format_") as folder:
        for name, content in spec.beside.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        # Beside the spec itself, so that what it imports and reads is found.
        file = Path(folder, "formatted_here.damson")
        file.write_bytes(spec.content)
        before = meaning(program, folder, file.name)
        status, out, err = damson(program, folder, ["fmt", "-"], spec.content)
        if status == 1 and not out and b"E0609" not in err and b"error[E01" in err:
            return None  # it cannot be read at all, and that was said
        if status not in (0, 1) or (status == 1 and b"left as it stands" not in err):
            return f"`damson fmt -` ends with {status}\n{err.decode()}"
        again_status, again, _ = damson(program, folder, ["fmt", "-"], out)
        if again != out or again_status != status:
            return "formatting again changes it"
        if spec.must_be_laid_out and out != spec.content:
            return "it is not laid out: run `damson fmt` on it"
        file.write_bytes(out)
        after = meaning(program, folder, file.name)
        if before != after:
            return f"it means something else\nbefore: {before}\nafter:  {after}"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description="Formats every spec of the project and looks whether it stays the same spec.")
    parser.add_argument("--damson", default=str(ROOT / "build/release/damson"))
    program = str(Path(parser.parse_args().damson).resolve())
    specs = specs_in_files() + specs_in_golden_files() + specs_in_documents()
    failed = 0
    for spec in specs:
        problem = judge(program, spec)
        if problem is not None:
            failed += 1
            print(f"FAILED {spec.name}\n{problem}\n")
    if len(specs) < 100:
        print(f"only {len(specs)} specs were found")
        failed += 1
    print(f"{len(specs) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
