"""Specs that somebody made to hurt: lines without end, expansion, thousands of everything."""
import os
import resource

from hostile_run import MEBIBYTE, Place, expect, expect_said, expect_status


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


def spec_of(declarations: str, value: str) -> str:
    return ('migration "m"\nschema R { key id: int, t: text? }\nsource s: R from ndjson("a")\ntarget o: R to ndjson("b")\n'
            f"{declarations}\nmap s -> o {{\n  id = id\n  t = {value}\n}}\n")


def expect_check(place: Place, spec: str, status: int, words: str = "") -> None:
    place.write("m.damson", spec)
    ran = place.run("check", "m.damson", limits={resource.RLIMIT_AS: 4 * 1024 * MEBIBYTE})
    expect_status(ran, status)
    expect_said(ran, words)
    expect(len(ran.said) < 1_000_000, f"{len(ran.said)} characters")


def functions_that_double(place: Place) -> None:
    functions = ["fn f0(x: text) -> text = x"]
    functions += [f'fn f{i}(x: text) -> text = "{{f{i - 1}(x)}}{{f{i - 1}(x)}}"' for i in range(1, 25)]
    expect_check(place, spec_of("\n".join(functions), "f24(t)"), 1, "E0380")


def lets_that_double(place: Place) -> None:
    """Each value is used twice by the next: as a piece of a text, in both branches, behind a clause; also as the target's key."""
    forms = {'"{{l{0}}}{{l{0}}}"': 'if l24 == "x" then "y" else "z"',  # of the text itself only a decision: it is a million characters long
             'if n > {0} then l{0} else l{0}': "l24", 'if n > {0} then l{0} else l{0} | before(",")': "l24", "l{0} | before(\",\") on missing l{0}": "l24"}
    for form, value in forms.items():
        lets = ["  let l0 = t"] + [f"  let l{i} = {form.format(i - 1)}" for i in range(1, 25)]
        place.write("m.damson", 'schema R { key id: int, n: int, t: text }\nschema T { key id: text, n: int, t: text? }\nsource s: R from ndjson("a")\n'
                    f'target o: T to ndjson("b")\nmap s -> o {{\n' + "\n".join(lets) + f"\n  id = \"{{id}} {{l24}}\"\n  n = n\n  t = {value}\n}}\n")
        ran = place.run("check", "m.damson", limits={resource.RLIMIT_AS: 4 * 1024 * MEBIBYTE})
        expect(ran.status in (0, 1), f"{form}: {ran.status}")


def functions_in_a_row(place: Place) -> None:
    for count, status in ((150, 0), (2_000, 1)):
        functions = ["fn f0(x: text) -> text = x"] + [f"fn f{i}(x: text) -> text = f{i - 1}(x)" for i in range(1, count)]
        expect_check(place, spec_of("\n".join(functions), f"f{count - 1}(t)"), status, "E0380" if status else "")


def schemas_that_double(place: Place) -> None:
    schemas = ["schema S0 { a: int?, b: int? }"] + [f"schema S{i} {{ a: S{i - 1}?, b: S{i - 1}? }}" for i in range(1, 25)]
    place.write("m.damson", 'migration "m"\n' + "\n".join(schemas) + "\nschema R { key id: int, x: S24? }\n"
                'source s: R from ndjson("a")\ntarget o: R to ndjson("b")\nmap s -> o { keep id, x }\n')
    ran = place.run("check", "m.damson")
    expect_status(ran, 1)
    expect_said(ran, "E0381")


def else_if_in_a_row(place: Place) -> None:
    value = " else ".join(f"if id == {i} then t" for i in range(400)) + ' else "z"'
    expect_check(place, spec_of("", value), 0)


def nested_ifs(place: Place) -> None:
    expect_check(place, spec_of("", "(if id == 1 then t else " * 190 + '"z"' + ")" * 190), 0)


def twenty_thousand_values_of_prefer(place: Place) -> None:
    expect_check(place, spec_of("", "prefer(" + ", ".join(["t"] * 20_000) + ")"), 1, "E0104")


def fifty_thousand_clauses(place: Place) -> None:
    expect_check(place, spec_of("", "t " + "\n    on missing t " * 50_000), 1, "E0104")


def forty_thousand_arms(place: Place) -> None:
    arms = "\n".join(f'  "term {i}" => "result {i}"' for i in range(40_000))
    expect_check(place, spec_of(f"vocabulary v {{\n{arms}\n  else => missing\n}}", "t | v"), 0)
    expect_check(place, spec_of("", f"case t {{\n{arms}\n  missing => missing\n  else => missing }}"), 0)
    ranges = "\n".join(f'  {i * 10}..{i * 10 + 9} => "r{i}"' for i in range(8_000))
    expect_check(place, spec_of("", f"case id {{\n{ranges}\n  else => t }}"), 0)


def an_arm_that_is_there_already_among_many(place: Place) -> None:
    arms = "\n".join(f'  "term {i}" => "result {i}"' for i in range(10_000))
    expect_check(place, spec_of(f'vocabulary v {{\n{arms}\n  "term 77" => "x"\n  else => missing\n}}', "t | v"), 1, "nothing gets here")


def a_hundred_thousand_options(place: Place) -> None:
    options = ", ".join(f'"o{i}"' for i in range(100_000))
    place.write("m.damson", f'migration "m"\ntype Options = one of {options}\nschema R {{ key id: int, t: Options? }}\n'
                'source s: R from ndjson("a")\ntarget o: R to ndjson("b")\nmap s -> o { keep id, t }\n')
    expect_status(place.run("check", "m.damson"), 0)


def ten_thousand_fields(place: Place) -> None:
    fields = "\n".join(f"  f{i}: text?" for i in range(10_000))
    kept = ", ".join(f"f{i}" for i in range(10_000))
    head = f'migration "m"\nschema R {{\n  key id: int\n{fields}\n}}\nsource s: R from ndjson("a")\n'
    place.write("m.damson", head + f'target o: R to ndjson("b")\nmap s -> o {{ keep id, {kept} }}\n')
    expect_status(place.run("check", "m.damson"), 0)
    place.write("m.damson", head + 'schema T { key id: int }\ntarget o: T to ndjson("b")\nmap s -> o { keep id }\n')
    ran = place.run("check", "m.damson")
    expect_status(ran, 1)
    expect(len(ran.said) < 1_000_000, f"{len(ran.said)} characters")


def a_carriage_return_that_hides_a_rule(place: Place) -> None:
    hidden = 'map s -> o {\n  skip when id == 1 because "z"\r  # ids are carried as they stand          \n  keep id, t\n}\n'
    place.write("m.damson", spec_of("", "t").split("map s")[0] + hidden)
    ran = place.run("check", "m.damson")
    expect_status(ran, 1)
    expect_said(ran, "E0150")
    expect_status(place.run("check", "m.damson", "--fix"), 0)
    expect(b"\r" not in (place.path / "m.damson").read_bytes(), "the carriage return is still there")


def pipes_and_devices_as_specs(place: Place) -> None:
    os.mkfifo(place.path / "pipe.damson")
    expect_said(place.run("check", "pipe.damson"), "it is a pipe or a device")
    place.write("m.damson", 'import "pipe.damson"\n' + spec_of("", "t"))
    expect_said(place.run("check", "m.damson"), "it is a pipe or a device")
    place.write("zero.damson", 'import "/dev/zero"\n' + spec_of("", "t"))
    expect_said(place.run("check", "zero.damson"), "it is a pipe or a device")


TESTS = [a_carriage_return_that_hides_a_rule, pipes_and_devices_as_specs, functions_that_double, lets_that_double, functions_in_a_row, schemas_that_double, else_if_in_a_row, nested_ifs,
         twenty_thousand_values_of_prefer, fifty_thousand_clauses, forty_thousand_arms,
         an_arm_that_is_there_already_among_many, a_hundred_thousand_options, ten_thousand_fields, a_line_of_a_megabyte, zero_bytes, three_hundred_mistakes_of_the_checker]
