#!/usr/bin/env python3
"""Counts the instructions of small fixed migrations and compares them with the figures beside this file.

    python3 tests/bench/regression/run.py build/release/damson [--update]

Instructions, not seconds: they hardly change from run to run or machine to machine, so that a quarter more is a change of
the program. Under callgrind, one thread. `--update` writes the figures anew.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FIGURES = HERE / "figures.json"
BOUND = 1.25
RECORDS = 12000
PLACES = ["Prints & Books", "Painting", "Sculpture Garden", "Film"]


def write_inputs(folder):
    """The same bytes every time: plain records, some with quotes, line breaks, white space to clean, values that fail."""
    with open(folder / "rows.csv", "w", encoding="utf-8", newline="") as file:
        file.write("number,title,makers,acquired,height,place,notes\n")
        for i in range(RECORDS):
            title = f'"A  ""fine"" view\nof the harbour, number {i % 1900}"' if i % 7 == 0 else f"View of the harbour {i % 1900}"
            makers = "" if i % 11 == 0 else '"Ann Ólafsdóttir, Bo Li"' if i % 5 == 0 else f"Painter {i % 400}"
            day = "2009-02-30" if i % 401 == 0 else f"{1850 + i % 150}-{1 + i % 12:02}-{1 + i % 28:02}"
            file.write(f"{i},{title},{makers},{day},{i % 300}.{i % 97},{PLACES[i % 4]},\"kept, in the old house, with {i} others of its kind\"\n")
    with open(folder / "people.csv", "w", encoding="utf-8", newline="") as file:
        file.write("name,born\n")
        file.writelines(f"Painter {i},{1800 + i % 150}\n" for i in range(0, 400, 2))
    with open(folder / "works.ndjson", "w", encoding="utf-8", newline="") as file:
        for i in range(RECORDS):
            makers = [{"name": f"Painter {(i + k) % 400}", "role": "artist" if k == 0 else "after"} for k in range(i % 3)]
            record = {
                "number": i,
                "title": f"View “{i}” of the\tharbour",
                "makers": makers,
                "dated": {"first": 1800 + i % 200, "last": None} if i % 4 else None,
                "subject": {"name": "subject", "children": [{"name": "boats", "children": [{"name": f"boat {i % 50}"}]}]},
            }
            file.write(json.dumps(record, ensure_ascii=i % 2 == 0) + "\n")


def counted(damson, arguments, folder):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(damson), *arguments]
    told = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    collected = re.search(r"Collected : (\d+)", told.stderr)
    if told.returncode != 0 or not collected:
        raise SystemExit(f"{' '.join(command)} ended with {told.returncode}\n{told.stdout[-2000:]}{told.stderr[-2000:]}")
    return int(collected[1])


def all_counts(damson):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_inputs(folder)
        specs = sorted(HERE.glob("*.damson"))
        for spec in specs:
            shutil.copy(spec, folder)
        counts = {f"run {spec.stem}": counted(damson, ["run", spec.name, "--threads", "1", "--quiet"], folder) for spec in specs}
        counts["check lookup"] = counted(damson, ["check", "lookup.damson"], folder)
        return counts


def compared(counts, figures):
    """A line for each; how many do not keep within the bound."""
    failed = 0
    for name, count in counts.items():
        if name not in figures:
            print(f"  {name:<20} {count:>15,}  no figure yet: --update writes it")
            failed += 1
            continue
        ratio = count / figures[name]
        verdict = "ok"
        if ratio > BOUND:
            verdict = f"more than {BOUND:.2f} x"
            failed += 1
        elif ratio < 1 / BOUND:
            verdict = "much better: --update keeps it so"
        print(f"  {name:<20} {count:>15,} instructions, {ratio:.2f} x the figure: {verdict}")
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("damson", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    given = parser.parse_args()
    if shutil.which("valgrind") is None:
        sys.exit("instructions are counted by valgrind, which is not there: apt-get install valgrind")
    counts = all_counts(given.damson.resolve())
    if given.update:
        FIGURES.write_text(json.dumps(counts, indent=1) + "\n")
    failed = compared(counts, json.loads(FIGURES.read_text()) if FIGURES.exists() else {})
    print(f"{len(counts) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
