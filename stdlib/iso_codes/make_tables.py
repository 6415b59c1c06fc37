#!/usr/bin/env python3
"""Writes the tables of languages and countries when Damson is configured; Damson itself needs no files at run time.

usage: make_tables.py ISO_CODES OUT

ISO_CODES is the folder of Debian's package iso-codes with its JSON files (ISO 639-2, 639-3, 3166-1, 3166-3). Into OUT go
iso_tables.cpp, for iso_codes.h, and the modules languages.damson and countries.damson.
"""
import json
import pathlib
import sys

SOURCE, OUT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def entries(part):
    return json.loads((SOURCE / f"iso_{part}.json").read_text(encoding="utf-8"))[part]


def write(name, text):
    """Leaves a file with the same content alone, so that nothing is built again."""
    path = OUT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def names_of(entry):
    for field in ("name", "common_name", "official_name", "inverted_name"):
        if field in entry:
            yield entry[field]
            yield from entry[field].split("; ")


def key_of(name):
    return name.replace("\u2019", "'").lower()


def languages():
    """Every language of ISO 639-3, and the groups of languages that only ISO 639-2 has."""
    found = {entry["alpha_3"]: dict(entry, names=set(names_of(entry))) for entry in entries("639-3")}
    for entry in entries("639-2"):
        if len(entry["alpha_3"]) != 3:
            continue  # the range for local use
        known = found.setdefault(entry["alpha_3"], dict(entry, names=set()))
        known["names"].update(names_of(entry))
        for field in ("alpha_2", "bibliographic"):
            if field in entry:
                known.setdefault(field, entry[field])
    return [found[code] for code in sorted(found)]


def countries():
    return [dict(entry, names=set(names_of(entry))) for entry in sorted(entries("3166-1"), key=lambda entry: entry["alpha_2"])]


def table(name, rows, third):
    lines = "".join(
        f"    {{{quoted(row.get('alpha_2', ''))}, {quoted(row['alpha_3'])}, {quoted(row.get(third, ''))}, {quoted(row['name'])}}},\n"
        for row in rows)
    keys = set()
    for place, row in enumerate(rows):
        keys.update((key_of(row[field]), place, "true") for field in ("alpha_2", "alpha_3", third) if field in row)
        keys.update((key_of(text), place, "false") for text in row["names"])
    key_lines = "".join(f"    {{{quoted(key)}, {place}, {code}}},\n" for key, place, code in sorted(keys, key=lambda key: (key[0].encode(), key[1:])))
    return (f"constexpr std::array<IsoEntry, {len(rows)}> {name}_table = {{{{\n{lines}}}}};\n"
            f"constexpr std::array<IsoKey, {len(keys)}> {name}_keys = {{{{\n{key_lines}}}}};\n")


def withdrawn_table():
    rows = [(key_of(text), entry["name"], entry["withdrawal_date"][:4])
            for entry in entries("3166-3")
            for text in {entry["alpha_2"], entry["alpha_3"], entry["name"].split(", ")[0], *names_of(entry)}]
    lines = "".join(f"    {{{', '.join(map(quoted, row))}}},\n" for row in sorted(set(rows)))
    return f"constexpr std::array<IsoWithdrawn, {len(set(rows))}> withdrawn_table = {{{{\n{lines}}}}};\n"


def alternatives(codes):
    lines, line = [], " "
    for code in codes:
        word = f" {quoted(code)},"
        if len(line + word) > 118:
            lines.append(line)
            line = " "
        line += word
    return "\n".join(lines + [line.rstrip(",")])


def module(title, type_name, what, codes, vocabulary, names, arms, unknown):
    lines = "\n".join(f"  {quoted(code)} => {quoted(name)}" for code, name in arms)
    return f"""# {title}

## {what}
type {type_name} = one of
{alternatives(codes)}

## {names}
vocabulary {vocabulary} {{
{lines}
  else => reject because "{unknown}"
}}
"""


language_rows, country_rows = languages(), countries()
two_letters = sorted((row["alpha_2"], row["name"]) for row in language_rows if "alpha_2" in row)
country_names = sorted((row["alpha_2"], row.get("common_name", row["name"])) for row in country_rows)

write("iso_tables.cpp", f"""// Written by the build: the codes and English names of languages and countries.
#include "stdlib/iso_codes/iso_codes.h"

#include <array>

namespace damson::iso_codes {{

namespace {{

{table("language", language_rows, "bibliographic")}
{table("country", country_rows, "numeric")}
{withdrawn_table()}
}}  // namespace

IsoTable languages() {{ return {{language_table, language_keys}}; }}
IsoTable countries() {{ return {{country_table, country_keys}}; }}
std::span<const IsoWithdrawn> withdrawn_countries() {{ return withdrawn_table; }}

}}  // namespace damson::iso_codes
""")
write("modules/languages.damson", module(
    "The languages that have a code of two letters (ISO 639-1), and their English names.",
    "Language", "A language by its code of two letters.", [code for code, _ in two_letters],
    "language_name", "The English name of a language.", two_letters, "'{value}' is no language code of two letters"))
write("modules/countries.damson", module(
    "Countries and territories by their code of two letters (ISO 3166-1), and their English names.",
    "Country", "A country by its code of two letters.", [code for code, _ in country_names],
    "country_name", "The English name of a country.", country_names, "'{value}' is no country code of two letters"))
