#!/usr/bin/env python3
"""Writes the tables of languages and countries when Damson is configured; Damson itself needs no files at run time.

usage: make_tables.py ISO_CODES OUT

ISO_CODES is the folder of Debian's package iso-codes with its JSON files (ISO 639-2, 639-3, 3166-1, 3166-3, 15924). Into OUT go
iso_tables.cpp, for iso_codes.h, and the modules languages.damson and countries.damson. common_names.py has the names that ISO has not.
"""
import json
import pathlib
import re
import sys
import unicodedata

sys.dont_write_bytecode = True  # the source folder stays as it is
from common_names import COUNTRY_NAMES, LANGUAGE_NAMES, OLD_LANGUAGE_CODES, SPOKEN_BY_MILLIONS

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
    return re.sub("[\u2019\u2018\u02bc\u02bb]", "'", name).lower()


def plain_key_of(key):
    """As iso_codes.cpp does it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.category(c).startswith("M"))
    words = " ".join(plain.replace("&", " and ").replace("-", " ").split(" ")).strip()
    words = re.sub(" +", " ", words).removeprefix("the ").removesuffix(", the")
    return re.sub("^st[.]? ", "saint ", words)


def language_short_names(name):
    """Without what stands in brackets, and with what stands behind a comma in front: "Greek, Modern (1453-)"."""
    without = re.sub(r" *\([^)]*\) *", " ", name).strip()
    yield without
    if without.count(", ") == 1:
        yield " ".join(reversed(without.split(", ")))


def country_short_names(name):
    """The same, and what stands in the brackets or before the comma alone: "Holy See (Vatican City State)", "Iran, Islamic Republic of"."""
    yield from language_short_names(name)
    yield from re.findall(r"\(([^)]*)\)", name)
    if name.count(", ") == 1:
        yield name.split(", ")[0]


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
    for code, names in LANGUAGE_NAMES.items():
        found[code]["names"].update(names)
    for code, old in OLD_LANGUAGE_CODES.items():
        found[code]["old"] = old
    return [found[code] for code in sorted(found)]


def countries():
    found = [dict(entry, names=set(names_of(entry))) for entry in sorted(entries("3166-1"), key=lambda entry: entry["alpha_2"])]
    for entry in found:
        entry["names"].update(COUNTRY_NAMES.get(entry["alpha_2"], ()))
    return found


def table(name, rows, third, shorter_names):
    lines = "".join(
        f"    {{{quoted(row.get('alpha_2', ''))}, {quoted(row['alpha_3'])}, {quoted(row.get(third, ''))}, {quoted(row['name'])}}},\n"
        for row in rows)
    keys = set()
    for place, row in enumerate(rows):
        keys.update((key_of(row[field]), place, "code") for field in ("alpha_2", "alpha_3", third) if field in row)
        keys.update((code, place, "code") for code in row.get("old", ()))
        kind = "name_of_many" if row["alpha_3"] in SPOKEN_BY_MILLIONS else "name"
        keys.update((key_of(text), place, kind) for text in row["names"])
    # what is shorter or plainer is a name only where it is not that of another
    for change in (lambda row: {key_of(short) for name in row["names"] for short in shorter_names(name)},
                   lambda row: {plain_key_of(key_of(text)) for name in row["names"] for text in (name, *shorter_names(name))}):
        known = {key for key, _, _ in keys}
        keys.update((key, place, "name") for place, row in enumerate(rows) for key in change(row) - known)
    key_lines = "".join(f"    {{{quoted(key)}, {place}, {kind}}},\n" for key, place, kind in sorted(keys, key=lambda key: (key[0].encode(), key[1:])))
    return (f"constexpr std::array<IsoEntry, {len(rows)}> {name}_table = {{{{\n{lines}}}}};\n"
            f"constexpr std::array<IsoKey, {len(keys)}> {name}_keys = {{{{\n{key_lines}}}}};\n")


def withdrawn_table():
    rows = [(key_of(text), entry["name"], entry["withdrawal_date"][:4])
            for entry in entries("3166-3")
            for text in {entry["alpha_2"], entry["alpha_3"], entry["name"].split(", ")[0], *names_of(entry)}]
    lines = "".join(f"    {{{', '.join(map(quoted, row))}}},\n" for row in sorted(set(rows)))
    return f"constexpr std::array<IsoWithdrawn, {len(set(rows))}> withdrawn_table = {{{{\n{lines}}}}};\n"


def script_table():
    codes = sorted(entry["alpha_4"].lower() for entry in entries("15924"))
    return f"constexpr std::array<std::string_view, {len(codes)}> script_table = {{{{{', '.join(map(quoted, codes))}}}}};\n"


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

using enum IsoKeyKind;

{table("language", language_rows, "bibliographic", language_short_names)}
{table("country", country_rows, "numeric", country_short_names)}
{withdrawn_table()}
{script_table()}
}}  // namespace

IsoTable languages() {{ return {{language_table, language_keys}}; }}
IsoTable countries() {{ return {{country_table, country_keys}}; }}
std::span<const IsoWithdrawn> withdrawn_countries() {{ return withdrawn_table; }}
std::span<const std::string_view> scripts() {{ return script_table; }}

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
