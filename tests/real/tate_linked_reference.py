#!/usr/bin/env python3
"""The mapping of tate_linked.damson written a second time, to compare all records, outcomes and links with.

usage: tate_linked_reference.py DATA_FOLDER OUT_FOLDER REPORT_JSON
"""
import collections
import json
import sys

from tate_reference import read_artists, unpacked, without_missing, year_or_none


def artist(number, row):
    """The target's record, or the rejection point."""
    born, died = year_or_none(row["yearOfBirth"]), year_or_none(row["yearOfDeath"])
    if born is None:
        return "people.born.missing"
    if not 1000 <= born <= 2030:
        return "people.born.range"
    if died is not None and not 1000 <= died <= 2030:
        return "people.died.range"
    if died is not None and died < born:
        return "people.require_1"
    return {"id": f"artist-{number}", "name": row["name"], "born": born, "died": died, "place": row["placeOfBirth"] or None}


def artwork(work, people, artists):
    start = (work.get("dateRange") or {}).get("startYear")
    if isinstance(start, str):
        return "works->artworks.in.dateRange.startYear.error"
    if work["title"] == "[title not known]":
        return "works without a known title stay behind"
    title = " ".join(work["title"].split())
    if len(title) > 300:
        return "works->artworks.title.length"
    ids = [c["id"] for c in work["contributors"] if c["role"] == "artist"]
    if not ids:
        return "works->artworks.artists.count"
    for number in ids:
        if number not in people:
            return "works->artworks.artists.unmatched"
        if number not in artists:
            return "works->artworks.artists.item.error"
    if start is not None and not 1000 <= start <= 2030:
        return "works->artworks.year.range"
    return {"id": f"work-{work['acno']}", "title": title, "artists": [f"artist-{number}" for number in ids], "year": start}


def picture(rendition, work, artworks):
    if not rendition["cleared"]:
        return "the rights are not cleared"
    if work["acno"] not in artworks:
        return "works->pictures.artwork.error"
    return {"file": rendition["file"], "artwork": artworks[work["acno"]], "caption": rendition.get("caption"),
            "size": rendition["size"], "width": rendition["width"], "height": rendition["height"]}


class Expected:
    """What one map makes of its units."""

    def __init__(self):
        self.records, self.outcomes = [], collections.Counter()

    def add(self, result):
        if isinstance(result, str):
            self.outcomes[result] += 1
        else:
            self.records.append(without_missing(result))


def compare(name, map_name, expected, found, report):
    differences = []
    if len(found) != len(expected.records):
        differences.append(f"{name}: {len(found)} records, expected {len(expected.records)}")
    for place, (one, other) in enumerate(zip(found, expected.records), 1):
        if one != other:
            differences.append(f"{name} {place}: {one}\n      expected: {other}")
    counts = report["maps"][map_name]
    counted = {key: count for key, count in {**counts["skipped"]["by"], **counts["rejected"]["by"]}.items() if count}
    if counted != expected.outcomes:
        differences.append(f"{map_name}: {counted}\n      expected: {dict(expected.outcomes)}")
    units = len(expected.records) + sum(expected.outcomes.values())
    total = counts["loaded"] + sum(counts[kind]["total"] for kind in ("skipped", "rejected", "duplicates"))
    if counts["units"] != units or total != units:
        differences.append(f"{map_name}: {counts['units']} units, {total} accounted for, expected {units}")
    return differences


def main(data, out, report_file):
    people = read_artists(data)
    artists, artworks = {}, {}
    new_artists, new_artworks, new_pictures = Expected(), Expected(), Expected()
    for number, row in people.items():
        result = artist(number, row)
        new_artists.add(result)
        if not isinstance(result, str):
            artists[number] = result["id"]
    works = 0
    for line in unpacked(f"{data}/tate/artworks.ndjson.zst"):
        works += 1
        work = json.loads(line)
        result = artwork(work, people, artists)
        new_artworks.add(result)
        if not isinstance(result, str):
            artworks[work["acno"]] = result["id"]
        for image in work.get("additionalImages") or []:
            for rendition in image["sizes"]:
                new_pictures.add(picture(rendition, work, artworks))

    with open(report_file, encoding="utf-8") as file:
        report = json.load(file)
    found = {}
    for name in ("artists", "artworks", "images"):
        with open(f"{out}/{name}.ndjson", encoding="utf-8") as file:
            found[name] = [without_missing(json.loads(line)) for line in file]
    differences = compare("artists", "people", new_artists, found["artists"], report)
    differences += compare("artworks", "works->artworks", new_artworks, found["artworks"], report)
    differences += compare("images", "works->pictures", new_pictures, found["images"], report)
    if (report["sources"]["people"]["records"], report["sources"]["works"]["records"]) != (len(people), works):
        differences.append(f"sources: {report['sources']}")

    # every link leads somewhere, whatever the records were expected to be
    there = {name: {record["id"] for record in found[name]} for name in ("artists", "artworks")}
    links = 0
    for record in found["artworks"]:
        links += len(record["artists"])
        differences += [f"{record['id']} links to {one}" for one in record["artists"] if one not in there["artists"]]
    for record in found["images"]:
        links += 1
        if record["artwork"] not in there["artworks"]:
            differences.append(f"{record['file']} links to {record['artwork']}")

    for difference in differences[:5]:
        print(difference)
    outcomes = dict(new_artists.outcomes + new_artworks.outcomes + new_pictures.outcomes)
    counts = ", ".join(f"{len(found[name])} {name}" for name in found)
    print(f"{counts}, {links} links, {outcomes}, {len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
