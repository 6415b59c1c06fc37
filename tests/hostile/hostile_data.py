"""Data that somebody made to hurt: long values, many keys."""
import json
import resource

from hostile_run import MEBIBYTE, Place, expect, expect_said, expect_status

CARRY = '''migration "hostile"
schema R { key id: int, t: text? }
source s: R from ndjson("in.ndjson")
target o: R to ndjson("out.ndjson")
map s -> o { keep id, t }
'''


def a_reason_that_quotes_a_megabyte(place: Place) -> None:
    place.write("m.damson", CARRY.replace("keep id, t", 'keep id, t\n  require t == "a" because "no {t}"'))
    records = [{"id": i, "t": "y" * 1_000_000} for i in range(3)]
    place.write("in.ndjson", "\n".join(map(json.dumps, records)) + "\n")
    ran = place.run("plan", "m.damson")
    expect_status(ran, 0)
    expect(len(ran.out) < 20_000, f"the report has {len(ran.out)} characters")
    expect_said(ran, "…")


def three_thousand_long_unmapped_values(place: Place) -> None:
    spec = CARRY.replace("keep id, t", "id = id\n  t = t | known").replace(
        "map s", 'vocabulary known {\n  "a" => "b"\n  else => missing\n}\nmap s')
    place.write("m.damson", spec)
    with open(place.path / "in.ndjson", "w") as file:
        for i in range(3_000):
            file.write(json.dumps({"id": i, "t": f"{i}" + "z" * 20_000}) + "\n")
    ran = place.run("run", "m.damson", "--memory", "50MB")
    expect_status(ran, 0)
    expect_said(ran, "2,900 further values")
    as_json = place.run("plan", "m.damson", "--format", "json")
    expect(len(json.loads(as_json.out)["unmapped"]) == 3_000, "JSON does not have every value")


def long_values_that_differ_at_their_ends_are_counted_apart(place: Place) -> None:
    spec = CARRY.replace("keep id, t", "id = id\n  t = t | known").replace(
        "map s", 'vocabulary known {\n  "a" => "b"\n  else => missing\n}\nmap s')
    place.write("m.damson", spec)
    values = ["q" * 5_000 + end for end in ("one", "two", "one")]
    place.write("in.ndjson", "".join(json.dumps({"id": i, "t": t}) + "\n" for i, t in enumerate(values)))
    report = json.loads(place.run("plan", "m.damson", "--format", "json").out)
    expect([value["count"] for value in report["unmapped"]] == [2, 1], f"{report['unmapped']}"[:500])


def a_million_unknown_keys(place: Place) -> None:
    keys = ",".join(f'"k{i}":1' for i in range(1_000_000))
    place.write("in.ndjson", '{"id":1,' + keys + "}\n")
    place.write("m.damson", CARRY.replace("t: text? }", 't: text? ... because "the export adds fields" }'))
    expect_status(place.run("run", "m.damson"), 0)
    place.write("closed.damson", CARRY)
    ran = place.run("run", "closed.damson")
    expect_status(ran, 3)
    expect(len(ran.said) < 20_000, f"{len(ran.said)} characters about unknown fields")
    expect_said(ran, "more")


def a_key_twice_among_many(place: Place) -> None:
    keys = ",".join(f'"k{i}":1' for i in range(1_000))
    place.write("in.ndjson", '{"id":1,' + keys + ',"k999":2}\n')
    place.write("m.damson", CARRY.replace("t: text? }", 't: text? ... because "the export adds fields" }'))
    ran = place.run("run", "m.damson")
    expect_status(ran, 3)
    expect_said(ran, "k999")


HIERARCHY = '''migration "hierarchy"
schema Unit { key id: int, parent: int? }
schema Level { key id: int, above: int }
source units: Unit from csv("units.csv")
target levels: Level to csv("levels.csv")
map units -> levels {
  id    = id
  above = ancestors(units, parent) | count on unmatched reject because "nothing above" on error reject because "no way up"
}
'''


def a_hierarchy_without_end(place: Place) -> None:
    place.write("m.damson", HIERARCHY)
    circle = "".join(f"{i},{(i + 1) % 20_000}\n" for i in range(20_000))
    place.write("units.csv", "id,parent\n" + circle)
    ran = place.run("run", "m.damson", limits={resource.RLIMIT_AS: 2 * 1024 * MEBIBYTE})
    expect_status(ran, 0)
    expect((place.path / "levels.csv").read_text() == "id,above\n", "records of a circle were loaded")
    chain = "".join(f"{i},{i - 1 if i else ''}\n" for i in range(3_000))
    place.write("units.csv", "id,parent\n" + chain)
    expect_status(place.run("run", "m.damson", limits={resource.RLIMIT_AS: 2 * 1024 * MEBIBYTE}), 0)
    expect((place.path / "levels.csv").read_text().splitlines()[-1] == "1000,1000", "the limit is not where it is said to be")
    expect_status(place.run("run", "m.damson", "--naive"), 0)
    expect((place.path / "levels.csv").read_text().splitlines()[-1] == "1000,1000", "the twin has another limit")


TESTS = [
    a_hierarchy_without_end,
    a_reason_that_quotes_a_megabyte,
    three_thousand_long_unmapped_values,
    long_values_that_differ_at_their_ends_are_counted_apart,
    a_million_unknown_keys,
    a_key_twice_among_many,
]
