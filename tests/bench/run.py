#!/usr/bin/env python3
"""Damson beside DuckDB, ClickHouse, Polars and a hand-written program: the same work, the same records out, side by side.

    sh tests/bench/run.sh                     a quick run: 200 MB, three rounds
    sh tests/bench/run.sh --size 1G --runs 5  a full one

README.md says what is measured and how to read it.
"""
import argparse
import json
import os
import pathlib
import platform
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from harness import agreement, data as inputs, figure, measure, places, table, tools  # noqa: E402
from harness.workloads import PEERS, WORKLOADS, input_bytes  # noqa: E402


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="200M", help="of the input: 200M, 1G")
    parser.add_argument("--runs", type=int, default=3, help="of each tool on each workload")
    parser.add_argument("--only", default=",".join([*WORKLOADS, "w7"]), help="workloads: w1,w4,w7")
    parser.add_argument("--tools", default=",".join(["damson", *PEERS, "probe"]))
    parser.add_argument("--threads", default="2,1")
    parser.add_argument("--damson", type=pathlib.Path, default=places.PROJECT / "build" / "release" / "damson")
    parser.add_argument("--report", type=pathlib.Path, default=places.BUILD / "report", help="where the table and the figure go")
    parser.add_argument("--measure-only", action="store_true", help="an earlier run on these inputs has compared what the tools write")
    parser.add_argument("--agreement-only", action="store_true", help="compare what the tools write and measure nothing")
    return parser.parse_args()


def machine():
    model = platform.machine()
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return f"{os.cpu_count()} cores of {model}"


def tools_of(workload, given):
    return [tool for tool in given if tool != "probe" or workload.probe]


def check_agreement(workload, given, data, out, damson):
    """Every tool's output, record by record; ends the program when two differ."""
    told = {}
    for tool in given:
        measure.emptied(out)
        command, _ = tools.command(tool, workload, 2, data, out, damson)
        printed = places.BUILD / "printed"
        measure.launch(command, printed)
        report = json.loads(printed.read_text()) if tool == "damson" else None
        told[tool] = agreement.summary(workload, out, report)
    for tool, summary in told.items():
        if summary != told[given[0]]:
            lines = "\n".join(f"  {name:<12} {text}" for name, text in told.items())
            raise SystemExit(f"{workload.name}: the tools do not agree\n{lines}")
    counts = ", ".join(f"{name}: {text.split(',')[0]}" for name, text in told[given[0]].items())
    print(f"{workload.name}: {len(given)} tools agree ({counts})", flush=True)


def measure_workload(workload, given, threads, runs, data, out, damson):
    """Rounds in which every tool has its turn, each round in another order."""
    files = [data / name for name in workload.inputs]
    results = {tool: {"workload": workload.name, "threads": threads, "tool": tool, "bytes": input_bytes(workload, data), "runs": []} for tool in given}
    for turn in range(runs):
        shift = turn % len(given)
        for tool in given[shift:] + given[:shift]:
            command, own_seconds = tools.command(tool, workload, threads, data, out, damson)
            results[tool]["runs"].append(measure.measured(command, out, files, own_seconds))
    return list(results.values())


def measure_plan(threads, runs, data, out, damson):
    """W7: `plan` of W1."""
    workload = WORKLOADS["w1"]
    command, _ = tools.command("damson", workload, threads, data, out, damson, verb="plan")
    files = [data / name for name in workload.inputs]
    return {
        "workload": "w7",
        "threads": threads,
        "tool": "damson",
        "bytes": input_bytes(workload, data),
        "runs": [measure.measured(command, out, files, False) for _ in range(runs)],
    }


def write_report(results, size, folder):
    folder.mkdir(parents=True, exist_ok=True)
    text = table.rendered(results, size, machine())
    (folder / "table.txt").write_text(text, encoding="utf-8")
    (folder / "results.json").write_text(json.dumps(results, indent=1))
    most = max(result["threads"] for result in results)
    groups = []
    for workload in WORKLOADS.values():
        own = [(result["tool"], table.rate(result)) for result in results if result["workload"] == workload.name and result["threads"] == most]
        if own:
            groups.append((f"{workload.name.upper()}  {workload.title}", sorted(own, key=lambda pair: -pair[1])))
    if groups:
        figure.bars(groups, f"MB of input a second, {most} threads, {size}", "MB/s", tools.NAMES, folder / "side_by_side.svg")
    print(text)
    print(f"table, figure and every run: {folder}")


def main():
    given = options()
    names, wanted = given.only.split(","), given.tools.split(",")
    if "damson" in wanted and not given.damson.exists():
        raise SystemExit(f"{given.damson} is not there: build it first (cmake --preset release && cmake --build --preset release)")
    if set(wanted) & set(PEERS):
        tools.set_up_peers()
    if "probe" in wanted:
        tools.set_up_probe()
    data = inputs.make(given.size)
    out = places.memory_folder(4 * places.bytes_of(given.size)) / "bench"
    results = []
    try:
        chosen = [WORKLOADS[name] for name in names if name != "w7"]
        for workload in [] if given.measure_only else chosen:
            check_agreement(workload, tools_of(workload, wanted), data, out, given.damson)
        if given.agreement_only:
            return
        for threads in map(int, given.threads.split(",")):
            for workload in chosen:
                print(f"measuring {workload.name}, {threads} thread(s) …", flush=True)
                results += measure_workload(workload, tools_of(workload, wanted), threads, given.runs, data, out, given.damson)
            if "w7" in names and "damson" in wanted:
                results.append(measure_plan(threads, given.runs, data, out, given.damson))
    except measure.CommandFailed as failure:
        raise SystemExit(f"a tool failed: {failure}")
    finally:
        shutil.rmtree(out, ignore_errors=True)
    write_report(results, given.size, given.report)


if __name__ == "__main__":
    main()
