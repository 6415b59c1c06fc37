"""Runs one workload in ClickHouse (embedded, as chdb): run_clickhouse.py WORKLOAD THREADS DATA OUT. Prints the seconds that it worked."""
import pathlib
import sys
import time

from chdb import session

import columns


def types(names, integer=()):
    return ", ".join(f"`{name}` {'Int64' if name in integer else 'String'}" for name in names)


workload, threads, data, out = sys.argv[1:5]
script = (pathlib.Path(__file__).parent / "clickhouse" / f"{workload}.sql").read_text()
script = "\n".join(line for line in script.splitlines() if not line.startswith("--"))
for name, value in {
    "data": data,
    "out": out,
    "artworks": types(columns.ARTWORKS),
    "mapped": types(columns.MAPPED, integer=("ObjectID",)),
    "artists": types(columns.ARTISTS),
    "departments": types(columns.DEPARTMENTS),
    "register": types(columns.REGISTER),
}.items():
    script = script.replace("{" + name + "}", value)
SETTINGS = {
    "max_threads": threads,
    "max_insert_threads": threads,
    "max_parsing_threads": threads,
    "engine_file_truncate_on_insert": 1,
    "input_format_csv_empty_as_default": 0,
    "input_format_csv_trim_whitespaces": 0,
    "format_csv_null_representation": "'\\\\N'",
    "input_format_skip_unknown_fields": 1,
    "input_format_null_as_default": 1,
    "output_format_json_quote_64bit_integers": 0,
    "output_format_json_escape_forward_slashes": 0,
    "output_format_json_named_tuples_as_objects": 1,
}
start = time.monotonic()
database = session.Session()
database.query("SET " + ", ".join(f"{name} = {value}" for name, value in SETTINGS.items()))
for statement in script.split(";\n"):
    if statement.strip():
        database.query(statement)
print(time.monotonic() - start)
