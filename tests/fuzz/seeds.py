#!/usr/bin/env python3
# seeds.py KIND FOLDER: writes what fuzzing begins with into FOLDER: what is kept in corpus/KIND.txt, the project's own specs, and
# a dictionary of the language's words.
import hashlib
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests/format"))
from run_format import specs_in_documents, specs_in_files, specs_in_golden_files  # noqa: E402

LARGEST = 8192


def unpacked(kind: str) -> list[bytes]:
    """What corpus/KIND.txt keeps, one input a line, written as in Python."""
    file = HERE / "corpus" / f"{kind}.txt"
    if not file.exists():
        return []
    lines = file.read_text().splitlines()
    return [line.encode().decode("unicode_escape").encode("latin-1") for line in lines if line and not line.startswith("#")]


def packed(content: bytes) -> str:
    """The reverse; a line never begins with a `#`."""
    text = content.decode("latin-1").encode("unicode_escape").decode()
    return "\\x23" + text[1:] if text.startswith("#") else text


def words_of_the_language() -> list[str]:
    lexer = (ROOT / "grammar/DamsonLexer.g4").read_text()
    return sorted(set(re.findall(r"^[A-Z_]+: '([^'\\]+)'", lexer, re.M)) | {'"', "##", "/a/i", "`a`", "{x}", "\\u{41}"})


def texts_of_the_library() -> list[bytes]:
    """What the examples and tables of the library's functions are given: dates, dimensions, names, numbers …"""
    texts = set()
    for file in [*(ROOT / "stdlib/functions").rglob("*.cpp"), *(ROOT / "tests/unit").rglob("*_table*.h"), *(ROOT / "tests/unit/stdlib").rglob("*.cpp")]:
        texts.update(re.findall(r'"((?:[^"\\\n]|\\.){3,120})"', file.read_text()))
    return [text.replace('\\"', '"').encode() for text in sorted(texts)]


def main() -> int:
    kind, folder = sys.argv[1], Path(sys.argv[2])
    inputs = unpacked(kind)
    if kind == "values":
        inputs += texts_of_the_library()
    if kind in ("spec", "fix"):
        inputs += [spec.content for spec in specs_in_files() + specs_in_golden_files() + specs_in_documents()]
        entries = ('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"\n' for word in words_of_the_language())
        Path(folder.parent.parent, f"{kind}.dict").write_text("".join(entries))
    for content in inputs:
        if len(content) <= LARGEST:
            Path(folder, hashlib.sha1(content).hexdigest()).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
