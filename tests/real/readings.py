"""What the readers of dates and dimensions make of a real catalogue: figures, and everything that is left unread.

usage: readings.py READINGS.ndjson …      the reports on what tate_dates.damson and tate_dimensions.damson wrote

A shape is a value with every row of digits written as 9: how many ways of writing there are, and how many are read.
"""
import collections
import json
import re
import sys


def records_of(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line, parse_float=str, parse_int=str) for line in file]


def shape(text):
    return re.sub(r"\d+", "9", text)


class Report:
    """Counts of one reader, and what it left."""

    def __init__(self):
        self.values = self.read = self.agree = self.differ = self.excused = 0
        self.shapes = set()
        self.left = collections.defaultdict(list)   # by shape
        self.differing = []                         # value, what was read, what the catalogue says

    @property
    def share(self):
        return self.read / self.values if self.values else 0.0

    def unread(self, text):
        self.left[shape(text)].append(text)

    def summary(self):
        left = self.values - self.read
        return (f"{self.read:,} of {self.values:,} read ({self.share:.2%}), in {len(self.shapes):,} shapes; {left} left unread in "
                f"{len(self.left)} shapes; against the catalogue's own columns: {self.agree:,} agree, {self.differ} differ, "
                f"{self.excused} where those columns are no reading of the text")

    def lines(self):
        yield self.summary()
        for _, texts in sorted(self.left.items(), key=lambda item: (-len(item[1]), item[0])):
            yield f"  {len(texts):5} unread   {texts[0]!r}"
        for text, ours, theirs in self.differing:
            yield f"        differs  {text!r}: read as {ours}, in the catalogue {theirs}"


def is_number(text):
    return re.fullmatch(r"\d+(\.\d+)?", text or "") is not None


def dimensions_report(records):
    report = Report()
    for record in records:
        text = record["dimensions"]
        report.values += 1
        report.shapes.add(shape(text))
        if record["parts"] is None:
            report.unread(text)
            continue
        report.read += 1
        # Tate's export calls the first number width, and takes words 2, 4 and 6 of the text, whatever they are
        theirs = [record["width"] or "", record["height"] or "", record["depth"] or ""]
        if theirs == ["", "", ""] or not record["parts"]:
            continue
        part = record["parts"][0]
        ours = [part["height"] or "", part["width"] or "", part["depth"] or ""]
        first_line = text.splitlines()[0]
        label_of_one_word = re.match(r"\w+: +\d+(\.\d+)? x ", first_line) is not None
        if ours == theirs and part["unit"] == record["units"]:
            report.agree += 1
        elif not label_of_one_word or not all(is_number(value) or value == "" for value in theirs):
            report.excused += 1
        else:
            report.differ += 1
            report.differing.append((text, ours, theirs))
    return report


def dates_report(records):
    report = Report()
    for record in records:
        text = record["dateText"]
        report.shapes.add(shape(text))
        if record["outcome"] == "no date":
            continue
        report.values += 1
        if record["outcome"] == "cannot be read":
            report.unread(text)
            continue
        report.read += 1
        if not is_number(record["year"]):
            continue
        first, last = record["earliest"] or "0000", record["latest"] or "9999"
        if first[:4] <= record["year"].zfill(4) <= last[:4]:
            report.agree += 1
        elif re.search(r"\b\d{4}\b", text) is None:
            report.excused += 1  # "late nineteenth century": Tate's year is somebody's choice
        else:
            report.differ += 1
            report.differing.append((text, record["edtf"], record["year"]))
    return report


def report_on(path):
    records = records_of(path)
    return dimensions_report(records) if "parts" in records[0] else dates_report(records)


if __name__ == "__main__":
    for readings in sys.argv[1:]:
        print("\n".join(report_on(readings).lines()))
