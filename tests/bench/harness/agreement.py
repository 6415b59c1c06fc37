"""Reads what a tool wrote and boils it down to a count and a hash that does not depend on order, so that outputs can be compared."""
import csv
import hashlib
import json

MODULUS = 1 << 128
csv.field_size_limit(1 << 30)


class Sum:
    """How many records, and the sum of their hashes."""

    def __init__(self):
        self.count = 0
        self.total = 0

    def add(self, text):
        self.count += 1
        digest = hashlib.blake2b(text.replace("\\r\\n", "\\n").encode("utf-8", "surrogatepass"), digest_size=16).digest()
        self.total = (self.total + int.from_bytes(digest, "big")) % MODULUS

    def __str__(self):
        return f"{self.count} records, {self.total:032x}"


def bare(value):
    """Numbers by value, a field that is null as one that is absent, a line break of two characters as one."""
    if isinstance(value, dict):
        return {name: bare(part) for name, part in value.items() if part is not None}
    if isinstance(value, list):
        return [bare(part) for part in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def objects(path, forms=()):
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            record = bare(json.loads(line))
            for form in forms:
                form(record)
            yield json.dumps(record, sort_keys=True)


def keywords_in_any_order(record):
    record["keywords"].sort()


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield json.dumps(row)


def summed(texts):
    result = Sum()
    for text in texts:
        result.add(text)
    return str(result)


def damson_rejects(report):
    """The rejects that Damson put into quarantine, in the form of the peers': the field that was at fault."""
    rejects = []
    for name, told in report["maps"].items():
        if "quarantine" not in told:
            continue
        with open(told["quarantine"]["records"], encoding="utf-8", newline="") as records:
            first = records.read(1)
            records.seek(0)
            if first == "{":
                identifiers = [json.loads(line)["ObjectID"] for line in records]
            else:
                identifiers = [int(row["ObjectID"]) for row in csv.DictReader(records)]
        with open(told["quarantine"]["notes"], encoding="utf-8") as notes:
            points = [json.loads(line)["point"] for line in notes]
        if len(points) != len(identifiers):
            raise SystemExit(f"quarantine of {name}: {len(identifiers)} records and {len(points)} notes")
        rejects += [{"id": identifier, "error": point.split(".")[1]} for identifier, point in zip(identifiers, points)]
    return rejects


def summary(workload, folder, report=None):
    """What came out: one line for each output."""
    if workload.rejects:
        if report is None:
            rejects = objects(folder / "rejects.ndjson")
        else:
            rejects = (json.dumps(bare(reject), sort_keys=True) for reject in damson_rejects(report))
        return {workload.output: summed(objects(folder / workload.output)), "rejects": summed(rejects)}
    path = folder / workload.output
    if path.suffix == ".csv":
        return {workload.output: summed(rows(path))}
    return {workload.output: summed(objects(path, [keywords_in_any_order] if workload.keywords else []))}
