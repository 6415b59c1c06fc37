#!/usr/bin/env python3
# Reads every file of the project: layers, lengths, first lines, words that say "not finished". Prints each breach and a count.
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_LINES = 600
CODE = {".h", ".cpp"}
SCRIPTS = {".py", ".sh", ".g4", ".cmake"}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
NAME = re.compile(r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")
CAMEL_NAMES = {"CMakeLists.txt", "CMakePresets.json", "README.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "DamsonLexer.g4", "DamsonParser.g4"}


class Layers:
    """The list in layers.txt."""

    def __init__(self, text: str):
        self.allowed: dict[str, list[str]] = {}
        for line in text.splitlines():
            line = line.strip()
            if line and not line.startswith("#"):
                folder, _, what = line.partition(":")
                self.allowed[folder.strip()] = what.split()
        self.everywhere = self.allowed.pop("everywhere", [])

    def folder_of(self, file: str) -> str | None:
        fitting = [folder for folder in self.allowed if file.startswith(folder + "/")]
        return max(fitting, key=len, default=None)

    @staticmethod
    def is_library(included: str, allowed: list[str]) -> bool:
        return any(word[0] == "<" and included.startswith(word[1:-1]) for word in allowed)

    def breach(self, file: str, quote: str, included: str) -> str | None:
        """What is wrong with this include in this file, or nothing."""
        folder = self.folder_of(file)
        if folder is None:
            return "the folder is in no layer: add it to tests/tidy/layers.txt"
        allowed = self.allowed[folder] + self.everywhere
        if self.is_library(included, allowed):
            return None
        if quote == "<":
            standard = "." not in included and "/" not in included
            return None if standard else f"{folder} may not include <{included}>"
        if included.startswith(folder + "/"):
            return None
        inner = self.folder_of(included)
        if inner is not None and any(inner == word or inner.startswith(word + "/") for word in allowed):
            return None
        return f"{folder} may not include {included}"


def code_breaches(file: str, lines: list[str], layers: Layers, exists) -> list[tuple[int, str]]:
    found = []
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if match:
            quote, included = match.groups()
            problem = layers.breach(file, quote, included)
            if problem is None and quote == '"' and "/" in included and not exists(included):
                problem = f"there is no {included} (includes start at the project's root)"
            if problem:
                found.append((number, problem))
        elif re.match(r"\s*#\s*define\b", line) and not re.search(r"define (DOCTEST_|XXH_|HWY_TARGET_INCLUDE|\w+_INL$)", line):
            found.append((number, "macros are not wanted"))
        elif file.endswith(".h") and re.match(r"using namespace\b", line):
            found.append((number, "`using namespace` in a header"))
    # what Highway compiles once for each kind of vectors has a guard that turns
    if file.endswith(".h") and not file.endswith("-inl.h") and "#pragma once" not in lines[:20]:
        found.append((1, "a header begins with its comment and `#pragma once`"))
    return found


def breaches(file: str, text: str, layers: Layers, exists) -> list[tuple[int, str]]:
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    path = Path(file)
    found = []
    name = path.name.removesuffix("-inl.h") + ".h" if path.name.endswith("-inl.h") else path.name
    if name not in CAMEL_NAMES and not name.startswith(".") and not NAME.match(name):
        found.append((1, "file names are snake_case"))
    is_code = path.suffix in CODE
    if is_code or path.suffix in SCRIPTS or path.name == "CMakeLists.txt":
        if len(lines) > MOST_LINES:
            found.append((MOST_LINES, f"{len(lines)} lines: a file holds one thing, in at most {MOST_LINES}"))
        first = lines[1] if len(lines) > 1 and lines[0].startswith("#!") else (lines[0] if lines else "")
        if not re.match(r'(//|#|/\*|""") ?\S', first):
            found.append((1, "the first line is a comment that says what the file is for"))
    if path.suffix != ".txt" or path.name == "CMakeLists.txt":
        for number, line in enumerate(lines, 1):
            if UNFINISHED.search(line):
                found.append((number, "something is not finished"))
    if is_code:
        found += code_breaches(file, lines, layers, exists)
    return found


def decisions_numbered_twice(names: list[str]) -> list[str]:
    """Decisions whose number another one of the same folder has already."""
    seen, twice = set(), []
    for name in names:
        match = re.search(r"^(.*decisions/\d+)_", name)
        if match and match[1] in seen:
            twice.append(name)
        if match:
            seen.add(match[1])
    return twice


def laid_out_otherwise(names: list[str]) -> list[tuple[str, str]]:
    """The breaches of `.clang-format`: file and place, and what the tool says."""
    code = [name for name in names if Path(name).suffix in CODE]
    told = subprocess.run(["clang-format-19", "--dry-run", "--ferror-limit=1", *code], cwd=ROOT, capture_output=True, text=True, check=True)
    found = re.findall(r"^(\S+?:\d+):\d+: warning: (.*)$", told.stderr, re.MULTILINE)
    return [(place, f"{problem}: clang-format-19 -i lays it out") for place, problem in found]


def project_files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file() and name != "LICENSE"]


def main() -> int:
    layers = Layers((ROOT / "tests/tidy/layers.txt").read_text())
    names = project_files()
    known = set(names)
    clean, dirty = 0, 0
    for name in names:
        try:
            text = (ROOT / name).read_text()
        except UnicodeDecodeError:
            continue  # data
        found = breaches(name, text, layers, known.__contains__)
        clean, dirty = clean + (not found), dirty + bool(found)
        for line, problem in found:
            print(f"{name}:{line}: {problem}")
    for name in decisions_numbered_twice(names):
        dirty += 1
        print(f"{name}:1: another decision has this number")
    for place, problem in laid_out_otherwise(names):
        dirty += 1
        print(f"{place}: {problem}")
    print(f"{clean} passed, {dirty} failed")
    return 1 if dirty else 0


if __name__ == "__main__":
    sys.exit(main())
