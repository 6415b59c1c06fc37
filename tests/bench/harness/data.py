"""Makes the inputs out of real catalogues, repeated to the size asked for; the same bytes for the same size."""
import csv
import io
import json
import re
import subprocess

from . import places

VERSION = "4"  # of what this file makes; a new one has the data made again
COPY_STEP = 1_000_000  # between the identifiers of two copies of the catalogue

DEPARTMENT_WINGS = ["North", "South", "East", "West", "Annex"]
CONDITIONS = ["good", "fair", "needs treatment", "stable", "unknown"]

TEXT_FOR_YEAR = re.compile(rb'"(?:start|end)Year":\s*"')


def unpacked(path):
    return subprocess.run(["zstd", "-dcq", str(path)], check=True, stdout=subprocess.PIPE).stdout


def catalogue():
    """Header and rows of the MoMA catalogue."""
    rows = list(csv.reader(io.StringIO(unpacked(places.REAL_DATA / "moma/artworks.csv.zst").decode(), newline="")))
    return rows[0], rows[1:]


def people():
    with open(places.REAL_DATA / "moma/artists.csv", newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def opened(path):
    return open(path, "w", newline="", encoding="utf-8", buffering=1 << 20)


def copies(rows, column):
    """Every row again and again, each time with identifiers of its own: (copy, row)."""
    copy = 0
    while True:
        for row in rows:
            row = list(row)
            row[column["ObjectID"]] = str(int(row[column["ObjectID"]]) + copy * COPY_STEP)
            if copy:
                row[column["AccessionNumber"]] += f"/{copy}"
            yield copy, row
        copy += 1


def make_artworks(folder, size):
    """artworks.csv and artworks.ndjson: the same records; one in 401 has a day that no calendar has."""
    header, rows = catalogue()
    column = {name: place for place, name in enumerate(header)}
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with opened(folder / "artworks.csv") as table, opened(folder / "artworks.ndjson") as lines:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(header)
        for number, (_, row) in enumerate(copies(rows, column), 1):
            if number % 401 == 0:
                row[column["DateAcquired"]] = "2009-02-30"
            writer.writerow(row)
            record = {name: value or None for name, value in zip(header, row)}
            record["ObjectID"] = int(row[column["ObjectID"]])
            record["Title"] = row[column["Title"]]
            lines.write(encode(record) + "\n")
            if number % 1000 == 0 and table.tell() >= size:
                return


class Repeatable:
    """Numbers that look random and are the same in every run."""

    def __init__(self):
        self.state = 20_240_229

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        return (self.state >> 33) % bound


def make_lookups(folder, records):
    """left.csv, of which a tenth repeats an earlier ObjectID; right.csv, its artists; register.csv and departments.csv."""
    header, rows = catalogue()
    column = {name: place for place, name in enumerate(header)}
    artists_header, artists = people()
    artist_count = max(records // 10, 1000)
    with opened(folder / "right.csv") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(artists_header)
        for number in range(artist_count):
            copy, place = divmod(number, len(artists))
            writer.writerow([str(int(artists[place][0]) + copy * COPY_STEP)] + artists[place][1:])
    artist_copies = -(-artist_count // len(artists))
    draw = Repeatable()
    seen = []
    with opened(folder / "left.csv") as left, opened(folder / "register.csv") as register:
        writer, registrar = csv.writer(left, lineterminator="\n"), csv.writer(register, lineterminator="\n")
        writer.writerow(header)
        registrar.writerow(["AccessionNumber", "Shelf", "Condition"])
        for number, (_, row) in enumerate(copies(rows, column), 1):
            if number % 2 == 0:
                shelf = f"{chr(65 + draw.below(26))}{draw.below(100):02}-{draw.below(1000):03}"
                registrar.writerow([row[column["AccessionNumber"]], shelf, CONDITIONS[draw.below(len(CONDITIONS))]])
            if seen and draw.below(10) == 0:
                row[column["ObjectID"]] = seen[draw.below(len(seen))]
                row[column["Title"]] += " (again)"
            else:
                seen.append(row[column["ObjectID"]])
            first = row[column["ConstituentID"]].split(", ")[0]
            row[column["ConstituentID"]] = str(int(first) + draw.below(artist_copies) * COPY_STEP) if first else ""
            writer.writerow(row)
            if number == records:
                break
    with opened(folder / "departments.csv") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["Department", "Code", "Wing"])
        names = sorted({row[column["Department"]] for row in rows})
        for place, name in enumerate(names[1:]):  # the first is not in the file: its works find no department
            writer.writerow([name, f"D{place:02}", DEPARTMENT_WINGS[place % len(DEPARTMENT_WINGS)]])


def make_works(folder, size):
    """works.ndjson: Tate's nested records, each copy with accession numbers of its own. The few whose first year is a text are
    left out: the other engines end at the first of them."""
    every = unpacked(places.REAL_DATA / "tate/artworks.ndjson.zst").splitlines(keepends=True)
    records = [record for record in every if not TEXT_FOR_YEAR.search(record)]
    written = copy = 0
    with open(folder / "works.ndjson", "wb", buffering=1 << 20) as file:
        while written < size:
            mark = b'"acno":"' + (f"{copy}/".encode() if copy else b"")
            for record in records:
                written += file.write(record.replace(b'"acno":"', mark, 1))
                if written >= size:
                    break
            copy += 1


def make(size):
    """The folder with the inputs of this size, made when it is not there yet."""
    if not (places.REAL_DATA / "moma/artworks.csv.zst").exists():
        raise SystemExit(f"The real data is not there: {places.REAL_DATA} (set DAMSON_REAL_DATA to the folder that holds moma/ and tate/)")
    folder = places.BUILD / "data" / size.upper()
    stamp = folder / "made"
    if stamp.exists() and stamp.read_text() == VERSION:
        return folder
    print(f"making {size} of data in {folder} …", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = places.bytes_of(size)
    make_artworks(folder, wanted)
    make_lookups(folder, max(wanted // 1000, 1000))
    make_works(folder, wanted)
    stamp.write_text(VERSION)
    return folder
