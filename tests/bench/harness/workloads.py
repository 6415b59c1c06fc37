"""The workloads: what they read, what they write, who runs them."""
from dataclasses import dataclass

PEERS = ["duckdb", "clickhouse", "polars"]


@dataclass(frozen=True)
class Workload:
    name: str
    title: str
    inputs: tuple
    output: str
    rejects: bool = False
    keywords: bool = False  # their order is free
    probe: bool = False     # the hand-written probe does it too
    must: float = 0         # times the fastest peer, two threads
    goal: float = 0


WORKLOADS = {
    one.name: one
    for one in [
        Workload("w1", "CSV → map, clean, validate → NDJSON + rejects", ("artworks.csv",), "assets.ndjson", rejects=True, probe=True, must=3, goal=5),
        Workload("w2", "the same from NDJSON", ("artworks.ndjson",), "assets.ndjson", rejects=True, probe=True, must=3, goal=5),
        Workload("w3", "CSV → CSV, one column renamed", ("artworks.csv",), "works.csv", probe=True, must=3, goal=5),
        Workload("w4", "first record per key, joined", ("left.csv", "right.csv"), "joined.csv", probe=True, must=1.5, goal=2.5),
        Workload("w5", "nested NDJSON → nested NDJSON", ("works.ndjson",), "works.ndjson", keywords=True),
        Workload("w6", "three lookups a record", ("left.csv", "right.csv", "register.csv", "departments.csv"), "located.ndjson"),
    ]
}


def input_bytes(workload, data):
    return sum((data / name).stat().st_size for name in workload.inputs)
