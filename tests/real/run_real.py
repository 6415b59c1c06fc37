#!/usr/bin/env python3
"""Runs the specs of this folder on the real catalogues and checks every record of what comes out.

usage: run_real.py DAMSON

The catalogues lie in ../shared/data beside the project, or where $DAMSON_REAL_DATA says; without them every test is
left out, loudly. The last line is `N passed, N failed, N skipped`.
"""
import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import readings

HERE = pathlib.Path(__file__).resolve().parent
DATA = pathlib.Path(os.environ.get("DAMSON_REAL_DATA", HERE.parent.parent.parent / "shared" / "data")).resolve()
CATALOGUES = ("--set", f"data={DATA}")


class Failed(Exception):
    pass


class Workplace:
    """A folder with copies of the specs, where runs leave their results."""

    def __init__(self, damson):
        self.damson = str(pathlib.Path(damson).resolve())
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="damson-real-"))
        for spec in HERE.glob("*.damson"):
            shutil.copy(spec, self.folder)

    def run(self, spec, *options):
        """The run's report and the most memory that it held, in KiB."""
        command = [self.damson, "run", spec, "--format", "json", *options]
        with open(self.folder / "report.json", "wb") as report:
            process = subprocess.Popen(command, cwd=self.folder, stdout=report)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        text = (self.folder / "report.json").read_text(encoding="utf-8")
        if process.returncode != 0:
            raise Failed(f"{' '.join(command)} ended with {process.returncode}:\n{text[:2000]}")
        return json.loads(text), usage.ru_maxrss


def expect(condition, message):
    if not condition:
        raise Failed(message)


def unpacked(path):
    return subprocess.run(["zstd", "-dcq", str(path)], check=True, stdout=subprocess.PIPE).stdout


def tate_agrees_with_its_reference(place):
    report, memory = place.run("tate.damson", *CATALOGUES)
    works = report["maps"]["works"]
    expect(works["units"] == 69_202, f"{works['units']} units")
    compared = subprocess.run(
        [sys.executable, str(HERE / "tate_reference.py"), str(DATA), "out/assets.ndjson", "report.json"],
        cwd=place.folder, stdout=subprocess.PIPE, text=True)
    expect(compared.returncode == 0, compared.stdout)
    return f"{compared.stdout.strip()}; {report['seconds']:.2f} s, {memory // 1024} MiB"


def linked_targets_agree_with_their_reference(place):
    outputs = {}
    for threads in ("1", "2"):
        report, memory = place.run("tate_linked.damson", *CATALOGUES, "--threads", threads)
        outputs[threads] = [(place.folder / f"out/linked/{name}.ndjson").read_bytes() for name in ("artists", "artworks", "images")]
    expect(outputs["1"] == outputs["2"], "one and two threads give different bytes")
    compared = subprocess.run(
        [sys.executable, str(HERE / "tate_linked_reference.py"), str(DATA), "out/linked", "report.json"],
        cwd=place.folder, stdout=subprocess.PIPE, text=True)
    expect(compared.returncode == 0, compared.stdout)
    return f"{compared.stdout.strip()}; {report['seconds']:.2f} s, {memory // 1024} MiB"


def every_thread_count_gives_the_same_bytes(place):
    digests = {}
    for threads in ("1", "2", "8"):
        report, _ = place.run("tate.damson", *CATALOGUES, "--threads", threads)
        content = (place.folder / "out/assets.ndjson").read_bytes()
        digests[threads] = (report["targets"]["assets"]["digest"], hash(content))
    expect(len(set(digests.values())) == 1, str(digests))
    return digests["1"][0]


def a_plan_foresees_the_run(place):
    planned = json.loads(subprocess.run(
        [place.damson, "plan", "tate.damson", "--format", "json", *CATALOGUES],
        cwd=place.folder, check=True, stdout=subprocess.PIPE).stdout)
    ran, _ = place.run("tate.damson", *CATALOGUES)
    for part in ("maps", "warnings", "losses"):
        one, other = planned[part], ran[part]
        if part == "maps":
            one, other = ({name: {k: v for k, v in counts.items() if not k.startswith("quarantine")}
                           for name, counts in side.items()} for side in (one, other))
        expect(one == other, f"{part} differ")
    expect(planned["targets"]["assets"]["digest"] == ran["targets"]["assets"]["digest"], "digests differ")
    return planned["targets"]["assets"]["digest"]


def csv_survives_the_way_there_and_back(place):
    place.run("csv_to_ndjson.damson", *CATALOGUES)
    place.run("ndjson_to_csv.damson")
    original = io.StringIO(unpacked(DATA / "tate/artworks.csv.zst").decode("utf-8"), newline="")
    records = 0
    with open(place.folder / "out/works.csv", encoding="utf-8", newline="") as file:
        returned = csv.reader(file)
        for records, row in enumerate(csv.reader(original), 1):
            back = next(returned, None)
            expect(row == back, f"record {records - 1}: {row}\ncame back as {back}")
        expect(next(returned, None) is None, "more records came back")
    return f"{records - 1} records, cell for cell the same"


def memory_does_not_grow_with_the_input(place):
    keyless = (place.folder / "tate.damson").read_text(encoding="utf-8").replace("key id:     text", "id:         text")
    (place.folder / "keyless.damson").write_text(keyless, encoding="utf-8")
    copies = place.folder / "copies"
    copies.mkdir()
    for number in range(10):
        os.symlink(DATA / "tate/artworks.ndjson.zst", copies / f"artworks{number}.ndjson.zst")
    peaks = {}
    for name, pattern in (("1x", "artworks0"), ("10x", "artworks*")):
        report, peaks[name] = place.run("keyless.damson", *CATALOGUES, "--set", f"works_file={copies}/{pattern}.ndjson.zst",
                                        "--threads", "2")
    expect(report["maps"]["works"]["units"] == 692_020, f"{report['maps']['works']['units']} units")
    growth = peaks["10x"] / peaks["1x"] - 1
    expect(growth < 0.10, f"peak memory grew by {growth:.1%}: {peaks} KiB")
    return f"peak {peaks['1x'] // 1024} MiB, with ten times the input {peaks['10x'] // 1024} MiB ({growth:+.1%})"


def dates_are_read(place):
    place.run("tate_dates.damson", *CATALOGUES)
    report = readings.report_on(place.folder / "out/dates.ndjson")
    expect(report.share >= 0.999, "\n".join(report.lines()))
    # where they differ, Tate's year contradicts its own text: "1935" beside 1835
    expect(report.differ <= report.agree / 1000, "\n".join(report.lines()))
    return report.summary()


def dimensions_are_read(place):
    place.run("tate_dimensions.damson", *CATALOGUES)
    report = readings.report_on(place.folder / "out/dimensions.ndjson")
    expect(report.share >= 0.999, "\n".join(report.lines()))
    expect(report.differ == 0 and report.agree > 60_000, "\n".join(report.lines()))
    return report.summary()


TESTS = [
    tate_agrees_with_its_reference,
    linked_targets_agree_with_their_reference,
    every_thread_count_gives_the_same_bytes,
    a_plan_foresees_the_run,
    csv_survives_the_way_there_and_back,
    dates_are_read,
    dimensions_are_read,
    memory_does_not_grow_with_the_input,
]


def main(damson):
    if not (DATA / "tate/artworks.ndjson.zst").exists():
        print(f"*** THE TESTS ON REAL CATALOGUES ARE LEFT OUT: there is no {DATA}/tate ***")
        print(f"0 passed, 0 failed, {len(TESTS)} skipped")
        return 0
    failed = 0
    place = Workplace(damson)
    for test in TESTS:
        try:
            print(f"ok    {test.__name__}: {test(place)}", flush=True)
        except (Failed, subprocess.CalledProcessError, OSError, KeyError, ValueError) as problem:
            failed += 1
            print(f"FAIL  {test.__name__}: {problem}", flush=True)
    shutil.rmtree(place.folder)
    print(f"{len(TESTS) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
