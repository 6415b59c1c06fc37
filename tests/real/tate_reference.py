#!/usr/bin/env python3
"""The mapping of tate.damson written a second time, straightforwardly, to compare its records with.

usage: tate_reference.py DATA_FOLDER ASSETS_NDJSON REPORT_JSON
"""
import csv
import decimal
import io
import json
import re
import subprocess
import sys
import urllib.parse


def unpacked(path):
    return io.TextIOWrapper(subprocess.Popen(["zstdcat", path], stdout=subprocess.PIPE).stdout, encoding="utf-8")


def read_artists(folder):
    with open(f"{folder}/tate/artists.csv", encoding="utf-8-sig", newline="") as file:
        return {int(row["id"]): row for row in csv.DictReader(file)}


def number(text):
    return decimal.Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def year_or_none(text):
    return int(text) if text else None


def subject_names(tree):
    names = []
    for child in tree.get("children", []):
        names.append(child["name"])
        names.extend(subject_names(child))
    return names


def rights(copyright_line):
    if copyright_line is None:
        return "unknown"
    if copyright_line.startswith("© Tate"):
        return "tate"
    return "in-copyright" if copyright_line.startswith("©") else "unknown"


def image_path(url):
    if url is None:
        return None
    name = urllib.parse.unquote(urllib.parse.urlparse(url).path).rsplit("/", 1)[1]
    number_part, size, extension = re.fullmatch(r"([^/]+?)_(\d+)\.([^/]+)", name).groups()
    return f"masters/{number_part[:3]}/{number_part}-{int(size)}.{extension.lower()}"


def creator(contributor, artists):
    artist = artists.get(contributor["id"], {})
    return {
        "name": contributor["fc"],
        "born": year_or_none(artist.get("yearOfBirth")) or contributor.get("birthYear"),
        "died": year_or_none(artist.get("yearOfDeath")),
        "birthplace": artist.get("placeOfBirth") or None,
    }


def without_missing(value):
    if isinstance(value, dict):
        return {key: without_missing(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [without_missing(part) for part in value]
    return value


def asset(work, artists):
    """The target's record, or the name of the outcome that keeps it from being one."""
    date_range = work.get("dateRange") or {}
    if isinstance(date_range.get("startYear"), str):
        return "works.in.dateRange.startYear.error"
    if work["title"] == "[title not known]":
        return "works without a known title stay behind"
    title = " ".join(work["title"].split())
    if len(title) > 300:
        return "works.title.length"
    creators = [creator(c, artists) for c in work["contributors"] if c["role"] == "artist"]
    if not creators:
        return "works.creators.count"
    if any(c["born"] is not None and not 1000 <= c["born"] <= 2030 for c in creators):
        return "works.creators.born.range"
    return without_missing({
        "id": work["acno"],
        "title": title,
        "creators": creators,
        "year": date_range.get("startYear"),
        "height_mm": number(work["height"]),
        "width_mm": number(work["width"]),
        "keywords": list(dict.fromkeys(subject_names(work.get("subjects") or {}))),
        "rights": rights(work.get("thumbnailCopyright")),
        "image_path": image_path(work.get("thumbnailUrl")),
        "web_page": work["url"],
    })


def main(folder, assets_file, report_file):
    artists = read_artists(folder)
    outcomes = {}
    expected = []
    works = 0
    for line in unpacked(f"{folder}/tate/artworks.ndjson.zst"):
        works += 1
        result = asset(json.loads(line), artists)
        if isinstance(result, str):
            outcomes[result] = outcomes.get(result, 0) + 1
        else:
            expected.append(result)

    differences = []
    with open(assets_file, encoding="utf-8") as file:
        found = [without_missing(json.loads(line, parse_float=decimal.Decimal)) for line in file]
    if len(found) != len(expected):
        differences.append(f"{len(found)} assets, expected {len(expected)}")
    for place, (one, other) in enumerate(zip(found, expected), 1):
        if one != other:
            differences.append(f"asset {place}: {one}\n      expected: {other}")
    with open(report_file, encoding="utf-8") as file:
        report = json.load(file)["maps"]["works"]
    by = {**report["skipped"]["by"], **report["rejected"]["by"]}
    counted = {name: count for name, count in by.items() if count}
    if counted != outcomes:
        differences.append(f"outcomes {counted}\n      expected: {outcomes}")
    total = report["loaded"] + sum(report[kind]["total"] for kind in ("skipped", "rejected", "duplicates"))
    if report["units"] != works or total != works:
        differences.append(f"{works} works, {report['units']} units, {total} accounted for")

    for difference in differences[:5]:
        print(difference)
    print(f"{works} works, {len(expected)} assets, {outcomes}, {len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
