# One golden file: a sentence, inputs after `--- name`, outputs after `=== name`. Reads and writes it; README.md has the form.
import gzip
import re
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

HEADER = re.compile(r"^(---|===) (.+?)(?: \((escaped|raw|sql)\))?$")
ESCAPE = re.compile(rb"\\(x[0-9A-Fa-f]{2}|[nrt\\]|\n)")
MEANING = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"\\": b"\\", b"\n": b""}


class BadCase(Exception):
    """A golden file that does not follow the form."""


@dataclass
class Case:
    path: Path
    sentence: str
    inputs: dict[str, bytes] = field(default_factory=dict)
    outputs: dict[str, bytes] = field(default_factory=dict)
    head: str = ""  # everything before the first output, as it stands


def unescape(content: bytes) -> bytes:
    """Resolves \\n \\r \\t \\\\ \\xNN; a backslash at the end of a line joins it with the next one."""
    def resolve(match: re.Match) -> bytes:
        code = match.group(1)
        return bytes([int(code[1:], 16)]) if code.startswith(b"x") else MEANING[code]

    without_good = ESCAPE.sub(b"", content)
    if b"\\" in without_good:
        raise BadCase("an escaped section has a backslash that begins no escape")
    return ESCAPE.sub(resolve, content)


def escape(content: bytes) -> bytes:
    """The reverse: readable text stays as it is, everything else becomes an escape."""
    out = bytearray()
    lines = content.split(b"\n")
    for number, line in enumerate(lines):
        ends = number + 1 < len(lines)
        if not ends and not line:
            break
        text = line.decode("utf-8", "surrogateescape")
        if HEADER.match(text):
            out += b"\\x%02x" % ord(text[0])
            text = text[1:]
        for char in text:
            code = ord(char)
            if char == "\\":
                out += b"\\\\"
            elif char == "\r":
                out += b"\\r"
            elif 0xDC80 <= code <= 0xDCFF:
                out += b"\\x%02x" % (code - 0xDC00)
            elif code < 0x20 and char != "\t" or code in (0x7F, 0xFEFF):
                out += b"".join(b"\\x%02x" % byte for byte in char.encode())
            else:
                out += char.encode()
        out += b"\n" if ends else b"\\\n"
    return bytes(out)


def is_plain(content: bytes) -> bool:
    """Whether the content can stand in a golden file as it is."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if content and not content.endswith(b"\n"):
        return False
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]", text):
        return False
    return not any(HEADER.match(line) for line in text.split("\n"))


def section(name: str, content: bytes) -> bytes:
    if is_plain(content):
        return b"=== %s\n%s" % (name.encode(), content)
    return b"=== %s (escaped)\n%s" % (name.encode(), escape(content))


def pack(name: str, content: bytes) -> bytes:
    """Inputs whose names say so are packed."""
    if name.endswith(".gz"):
        return gzip.compress(content, mtime=0)
    if name.endswith(".zst"):
        return subprocess.run(["zstd", "-q", "-c"], input=content, capture_output=True, check=True).stdout
    return content


def database(sql: str) -> bytes:
    """A SQLite database that these statements make."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(sql)
        return connection.serialize()


def dump(content: bytes) -> bytes:
    """The statements that make a database; the tokens of runs are others each time."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        lines = [line for line in connection.iterdump() if line not in ("BEGIN TRANSACTION;", "COMMIT;")]
    text = "".join(line + "\n" for line in lines)
    return re.sub(r"(INSERT INTO \"damson_runs\" VALUES\(')[0-9a-f]{32}'", r"\1(token)'", text).encode()


def unpack(name: str, content: bytes) -> bytes:
    """Outputs likewise, databases as statements; one that is no packed file is shown as it is."""
    try:
        if content.startswith(b"SQLite format 3\0"):
            return dump(content)
        if name.endswith(".gz"):
            return gzip.decompress(content)
        if name.endswith(".zst"):
            return subprocess.run(["zstd", "-d", "-q", "-c"], input=content, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError, EOFError, sqlite3.Error):
        pass
    return content


def read_case(path: Path) -> Case:
    lines = path.read_bytes().decode("utf-8", "surrogateescape").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    case = Case(path, "")
    current: tuple[str, str, str | None] | None = None
    body: list[str] = []
    sentence: list[str] = []

    def finish() -> None:
        if current is None:
            return
        sign, name, mode = current
        content = "".join(line + "\n" for line in body).encode("utf-8", "surrogateescape")
        if mode == "escaped":
            content = unescape(content)
        elif mode == "sql":
            content = database(content.decode())
        elif sign == "---" and mode is None:
            content = pack(name, content)
        place = case.inputs if sign == "---" else case.outputs
        if name in place:
            raise BadCase(f"`{sign} {name}` occurs twice")
        place[name] = content

    head_lines = len(lines)
    for number, line in enumerate(lines):
        match = HEADER.match(line)
        if not match:
            (sentence if current is None else body).append(line)
            continue
        finish()
        current, body = (match.group(1), match.group(2), match.group(3)), []
        if current[0] == "===":
            head_lines = min(head_lines, number)
        elif case.outputs or head_lines < number:
            raise BadCase(f"the input `--- {current[1]}` stands behind an output")
    finish()
    case.sentence = " ".join(sentence).strip()
    case.head = "".join(line + "\n" for line in lines[:head_lines])
    if not case.sentence.endswith("."):
        raise BadCase("it must begin with a sentence that says what it shows")
    return case


def write_case(case: Case, outputs: dict[str, bytes]) -> None:
    head = case.head.rstrip("\n") + "\n"
    text = head.encode("utf-8", "surrogateescape")
    for name, content in outputs.items():
        text += section(name, content)
    case.path.write_bytes(text)
