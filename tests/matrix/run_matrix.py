#!/usr/bin/env python3
"""Larger inputs, cut into blocks at many places: whatever the vectors, the threads and the size of blocks, the same bytes come out.

    python3 tests/matrix/run_matrix.py build/release/damson

The golden files' inputs fit into one block. These are those of tests/bench/regression and the same in forms that are read by
other code: with carriage returns, packed, as UTF-16. Targets, quarantine and reports are compared.
"""
import argparse
import gzip
import itertools
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "bench" / "regression"))
from run import HERE as REGRESSION, write_inputs  # noqa: E402

THREADS = ("1", "2", "8")
BLOCK_BYTES = ("524288", "65536", "4099", "257")


def kinds_of_vectors(damson):
    told = subprocess.run([damson, "help"], env={"DAMSON_VECTORS": "?"}, capture_output=True, text=True)
    return re.search(r"; it has (.*)\n", told.stderr)[1].split(", ")


def prepare(folder):
    """The specs and inputs; the specs' names by the form that their input has."""
    write_inputs(folder)
    for spec in REGRESSION.glob("*.damson"):
        shutil.copy(spec, folder)
    rows = (folder / "rows.csv").read_bytes()
    text = (folder / "csv_to_ndjson.damson").read_text()
    forms = {
        "carriage_returns.csv": rows.replace(b"\n", b"\r\n"),
        "packed.csv.gz": gzip.compress(rows, mtime=0),
        "wide.csv": rows.decode().encode("utf-16"),
    }
    for name, content in forms.items():
        (folder / name).write_bytes(content)
        (folder / f"{name.split('.')[0]}.damson").write_text(text.replace('"rows.csv"', f'"{name}"'))
    return sorted(path.name for path in folder.glob("*.damson"))


def outcome(damson, spec, folder, vectors, threads, block_bytes):
    """Every file that comes out and the report, without how long it took."""
    for name in ("out", ".damson"):
        shutil.rmtree(folder / name, ignore_errors=True)
    command = [damson, "run", spec, "--format", "json", "--threads", threads, "--block-bytes", block_bytes]
    done = subprocess.run(command, cwd=folder, env={"DAMSON_VECTORS": vectors}, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    report = json.loads(done.stdout)
    report["seconds"] = 0
    found = {"report": json.dumps(report)}
    for name in ("out", ".damson/quarantine"):
        for path in sorted((folder / name).rglob("*")):
            if path.is_file():
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("damson", type=pathlib.Path)
    damson = str(parser.parse_args().damson.resolve())
    kinds = kinds_of_vectors(damson)
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="damson_matrix_") as name:
        folder = pathlib.Path(name)
        for spec in prepare(folder):
            expected = outcome(damson, spec, folder, kinds[0], "1", BLOCK_BYTES[0])
            if len(expected) < 2:
                raise SystemExit(f"{spec}: nothing came out")
            for how in itertools.product(kinds, THREADS, BLOCK_BYTES):
                actual = outcome(damson, spec, folder, *how)
                if actual == expected:
                    passed += 1
                    continue
                failed += 1
                differing = [part for part in sorted(expected | actual) if expected.get(part) != actual.get(part)]
                print(f"FAILED {spec} with {how[0]} vectors, {how[1]} thread(s), blocks of {how[2]} bytes: {', '.join(differing)} differ")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
