"""Specs that somebody made to hurt: lines without end, expansion, thousands of everything."""
from hostile_run import Place, expect, expect_said, expect_status


def a_line_of_a_megabyte(place: Place) -> None:
    place.write("m.damson", "$ " * 500_000)
    ran = place.run("check", "m.damson")
    expect_status(ran, 1)
    expect(len(ran.said) < 500_000, f"{len(ran.said)} characters of messages")


def zero_bytes(place: Place) -> None:
    place.write("m.damson", b"\0" * 3_900_000)
    ran = place.run("check", "m.damson")
    expect_status(ran, 1)
    expect(len(ran.said) < 500_000, f"{len(ran.said)} characters of messages")


def three_hundred_mistakes_of_the_checker(place: Place) -> None:
    fields = "\n".join(f"  f{i}: text" for i in range(300))
    sets = "\n".join(f"  f{i} = {i}" for i in range(300))
    place.write("m.damson", f'migration "m"\nschema R {{\n  key id: int\n{fields}\n}}\nsource s: R from ndjson("a")\n'
                f'target t: R to ndjson("b")\nmap s -> t {{\n  id = id\n{sets}\n}}\n')
    ran = place.run("check", "m.damson")
    expect_status(ran, 1)
    expect(ran.err.count("error[") == 200, f"{ran.err.count('error[')} errors are shown")
    expect_said(ran, "the first 200 are shown")


TESTS = [a_line_of_a_megabyte, zero_bytes, three_hundred_mistakes_of_the_checker]
