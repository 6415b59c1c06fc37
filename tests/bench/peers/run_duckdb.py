"""Runs one workload in DuckDB: run_duckdb.py WORKLOAD THREADS DATA OUT. Prints the seconds that it worked, start-up left out."""
import pathlib
import sys
import time

import duckdb

import columns


def types(names, integer=()):
    return "{" + ", ".join(f"'{name}': '{'BIGINT' if name in integer else 'VARCHAR'}'" for name in names) + "}"


workload, threads, data, out = sys.argv[1:5]
script = (pathlib.Path(__file__).parent / "duckdb" / f"{workload}.sql").read_text()
for name, value in {
    "data": data,
    "out": out,
    "csv": "header=true, delim=',', quote='\"', escape='\"', nullstr='\\N', auto_detect=false, strict_mode=true",
    "artworks": types(columns.ARTWORKS),
    "mapped": types(columns.MAPPED, integer=("ObjectID",)),
    "artists": types(columns.ARTISTS),
    "departments": types(columns.DEPARTMENTS),
    "register": types(columns.REGISTER),
}.items():
    script = script.replace("{" + name + "}", value)
start = time.monotonic()
connection = duckdb.connect(":memory:", config={"threads": int(threads)})
connection.execute("SET enable_progress_bar = false")
connection.execute(script)
connection.close()
print(time.monotonic() - start)
