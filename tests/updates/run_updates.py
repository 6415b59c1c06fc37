#!/usr/bin/env python3
# Updates a table and a file of 50,000 records: fields set, cleared and left, rows made and deleted. The result is compared with what Python makes
# of the same data; a second run does nothing; what was there before comes back to the byte where a run is taken back.
import argparse
import csv
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

RECORDS = 50_000

SPEC = """schema Correction { key id: int, title: text?, price: decimal?, erase: bool }
schema Withdrawal { key id: int }
schema Asset { key id: int, title: text, note: text?, price: decimal?, ... because "the system has columns of its own" }
source corrections: Correction from csv("corrections.csv")
source withdrawn: Withdrawal from csv("withdrawn.csv")
target assets: Asset updates %s { on unmatched create }
map corrections -> assets {
  keep id
  title = title on missing leave
  price = if erase then clear else (price on missing leave)
  note = if current is missing then "new" else leave
  drop erase because "it is no field of an asset"
}
map withdrawn -> delete assets { keep id }
"""
SQLITE = 'sqlite("assets.db", table: "assets")'
CSV = 'csv("assets.csv")'


def assets() -> dict[int, list]:
    chance = random.Random(7)
    return {number: [number, f'Asset "{number}"', chance.choice([None, "dusty", "a, b"]), chance.choice([None, "1.50", "20"]), f"shelf {number % 97}"]
            for number in range(1, RECORDS + 1)}


def write_inputs(folder: Path, there: dict[int, list]) -> dict[int, list]:
    """What is there now, and what has to be there then."""
    chance = random.Random(11)
    then = {number: list(row) for number, row in there.items()}
    with open(folder / "corrections.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["id", "title", "price", "erase"])
        for number in chance.sample(range(1, RECORDS - 99), 12_000):
            title = chance.choice(["", f"Corrected {number}", there[number][1]])
            price = chance.choice(["", "1.5", "99.95"])
            erase = chance.random() < 0.2
            out.writerow([number, title, price, "true" if erase else "false"])
            row = then[number]
            row[1] = title or row[1]
            if erase:
                row[3] = None
            elif price and (row[3] is None or float(row[3]) != float(price)):
                row[3] = price
        for number in range(RECORDS + 1, RECORDS + 101):
            out.writerow([number, f"New {number}", "5", "false"])
            then[number] = [number, f"New {number}", "new", "5", None]
    with open(folder / "withdrawn.csv", "w", encoding="utf-8") as file:
        file.write("id\n")
        for number in range(RECORDS - 99, RECORDS + 1):
            file.write(f"{number}\n")
            del then[number]
    return then


def damson(program: str, folder: Path, *arguments: str, ends: int = 0) -> str:
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != ends:
        raise AssertionError(f"damson {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def counts(report: str) -> dict[str, int]:
    return json.loads(report)["targets"]["assets"]["changes"]


def rows(folder: Path) -> list[tuple]:
    with sqlite3.connect(folder / "assets.db") as database:
        return database.execute("select id, title, note, price, shelf from assets order by id").fetchall()


def dump(folder: Path) -> str:
    with sqlite3.connect(folder / "assets.db") as database:
        return "\n".join(database.iterdump())


def check_table(program: str, folder: Path) -> None:
    there = assets()
    with sqlite3.connect(folder / "assets.db") as database:
        database.execute("create table assets (id integer primary key, title text not null, note text, price text, shelf text)")
        database.executemany("insert into assets values (?, ?, ?, ?, ?)", there.values())
    before = dump(folder)
    then = write_inputs(folder, there)
    (folder / "fix.damson").write_text(SPEC % SQLITE, encoding="utf-8")
    planned = counts(damson(program, folder, "plan", "fix.damson", "--format", "json"))
    assert dump(folder) == before, "a plan has changed the table"
    done = counts(damson(program, folder, "run", "fix.damson", "--format", "json"))
    assert done == planned, f"{done} is not {planned}"
    assert done["created"] == 100 and done["deleted"] == 100 and done["updated"] > 1000 and done["unchanged"] > 1000, done
    assert rows(folder) == [tuple(row) for _, row in sorted(then.items())], "the table is not what the corrections make of it"
    after = dump(folder)
    again = counts(damson(program, folder, "run", "fix.damson", "--format", "json"))
    assert again["created"] == again["updated"] == again["deleted"] == 0, again
    assert dump(folder) == after, "a second run has done something"


def check_file(program: str, folder: Path) -> None:
    there = assets()
    with open(folder / "assets.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["shelf", "id", "title", "note", "price"])
        out.writerows([row[4], *row[:4]] for row in there.values())
    before = (folder / "assets.csv").read_bytes()
    then = write_inputs(folder, there)
    (folder / "fix.damson").write_text(SPEC % CSV, encoding="utf-8")
    done = counts(damson(program, folder, "run", "fix.damson", "--format", "json"))
    assert done["created"] == 100 and done["deleted"] == 100, done
    with open(folder / "assets.csv", newline="", encoding="utf-8") as file:
        made = list(csv.reader(file))
    wanted = [["shelf", "id", "title", "note", "price"]]
    wanted += [["" if value is None else str(value) for value in (row[4], *row[:4])] for row in then.values()]
    assert made == wanted, "the file is not what the corrections make of it"
    after = (folder / "assets.csv").read_bytes()
    unchanged = set(before.split(b"\n")) & set(after.split(b"\n"))
    assert len(unchanged) > 30_000, "records that do not change are not as they were written"
    damson(program, folder, "run", "fix.damson", "--quiet")
    assert (folder / "assets.csv").read_bytes() == after, "a second run has done something"
    damson(program, folder, "rollback", "1", "--quiet")
    assert (folder / "assets.csv").read_bytes() == before, "the file is not what it was"


def main() -> int:
    parser = argparse.ArgumentParser(description="Updates a table and a file of 50,000 records.")
    parser.add_argument("--damson", default=str(Path(__file__).resolve().parent.parent.parent / "build/release/damson"))
    program = os.path.abspath(parser.parse_args().damson)
    failed = 0
    for check in (check_table, check_file):
        with tempfile.TemporaryDirectory(prefix="damson_updates_") as folder:
            try:
                check(program, Path(folder))
            except AssertionError as problem:
                failed += 1
                print(f"FAILED {check.__name__}: {problem}")
    print(f"{2 - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
