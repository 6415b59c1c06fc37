#!/usr/bin/env python3
"""Time linear, memory flat: W1 on one small file again and again, up to 10 GB of input, named by a pattern.

    python3 tests/bench/growth.py [--sizes 10M,100M,1G,10G] [--threads 2]

Writes a table and a figure to build/bench/report and ends with 1 when memory grows or time does more than grow alike.
"""
import argparse
import json
import os
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from harness import data as inputs, figure, measure, places  # noqa: E402

UNIT = "10M"
SETTLED = 50_000_000  # bytes of input: below that, start-up and empty buffers tell more than growth does
MEMORY_BOUND = 1.5   # the most memory by the least: how many blocks are full at once differs from run to run by some megabytes
TIME_BOUND = 1.35     # the dearest byte by the cheapest, in the program's own processor time: the kernel's depends on where outputs go


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="10M,100M,1G,10G")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--damson", type=pathlib.Path, default=places.PROJECT / "build" / "release" / "damson")
    parser.add_argument("--report", type=pathlib.Path, default=places.BUILD / "report")
    return parser.parse_args()


def repeated(file, times):
    """A folder with the file under so many names; no byte is stored twice."""
    folder = measure.emptied(places.BUILD / "data" / "growth")
    for number in range(times):
        os.link(file, folder / f"{number:06}.csv")
    return folder / "*.csv"


def run_of(size, unit, given):
    times = max(1, places.bytes_of(size) // unit.stat().st_size)
    pattern = repeated(unit, times)
    out = places.memory_folder(2 * places.bytes_of(size)) / "growth"
    spec = places.BENCH / "specs" / "w1.damson"
    command = [given.damson, "run", spec, "--set", f"works_file={pattern}", "--set", f"out={out}", "--state", out / "state"]
    command += ["--threads", given.threads, "--format", "json"]
    try:
        run = measure.measured(command, out, [unit], False)
        report = json.loads((places.BUILD / "printed").read_text())
    finally:
        shutil.rmtree(out, ignore_errors=True)
    books = report["maps"]["works"] if "works" in report["maps"] else next(iter(report["maps"].values()))
    accounted = books["loaded"] + sum(books[outcome]["total"] for outcome in ("skipped", "rejected", "duplicates"))
    if accounted != books["units"]:
        raise SystemExit(f"{size}: the books do not balance")
    return {"size": size, "bytes": times * unit.stat().st_size, "records": books["units"], **run}


def line_of(run):
    return f"{run['size']:>6}  {run['records']:>12,} records  {run['seconds']:>9.3f} s  {run['user']:>9.3f} s of its own  {run['bytes'] / 1e6 / run['seconds']:>7.0f} MB/s  {run['peak_mb']:>7.1f} MB"


def complaints(runs):
    settled = [run for run in runs if run["bytes"] >= SETTLED]
    if len(settled) < 2:
        return []
    found = []
    peaks = [run["peak_mb"] for run in settled]
    if max(peaks) > MEMORY_BOUND * min(peaks):
        found.append(f"memory grows with the input: {min(peaks):.1f} MB to {max(peaks):.1f} MB")
    costs = [run["user"] / run["bytes"] for run in settled]
    if max(costs) > TIME_BOUND * min(costs):
        found.append(f"processor time is not linear: the dearest byte costs {max(costs) / min(costs):.2f} x the cheapest")
    return found


def main():
    given = options()
    if not given.damson.exists():
        raise SystemExit(f"{given.damson} is not there: build it first")
    unit = inputs.make(UNIT) / "artworks.csv"
    runs = []
    for size in given.sizes.split(","):
        try:
            runs.append(run_of(size, unit, given))
        except measure.CommandFailed as failure:
            raise SystemExit(f"damson failed: {failure}")
        print(line_of(runs[-1]), flush=True)
    shutil.rmtree(places.BUILD / "data" / "growth", ignore_errors=True)
    given.report.mkdir(parents=True, exist_ok=True)
    (given.report / "growth.txt").write_text("\n".join(map(line_of, runs)) + "\n")
    panels = [
        ("nanoseconds of its own processor time a byte", [(run["bytes"], run["user"] * 1e9 / run["bytes"]) for run in runs], lambda value: f"{value:.2f}"),
        ("peak memory, MB", [(run["bytes"], run["peak_mb"]) for run in runs], lambda value: f"{value:.0f}"),
    ]
    figure.over_sizes(panels, f"W1 as the input grows, {given.threads} threads", given.report / "growth.svg")
    found = complaints(runs)
    for complaint in found:
        print(complaint, file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
