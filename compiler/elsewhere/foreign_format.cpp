// The names of formats, one a line.
#include "compiler/elsewhere/foreign_format.h"

#include <algorithm>
#include <array>

namespace damson {

namespace {

constexpr std::string_view as_csv =
    "a spreadsheet is saved as CSV in UTF-8 by the program that made it, and read with `csv`";

constexpr std::array foreign_formats = {
    ForeignFormat{"jsonl", "ndjson", {}},
    ForeignFormat{"jsonlines", "ndjson", {}},
    ForeignFormat{"json_lines", "ndjson", {}},
    ForeignFormat{"read_json", "json", "records of one line each are read with `ndjson`"},
    ForeignFormat{"read_csv", "csv", {}},
    ForeignFormat{"tsv", "csv", "columns with tabs between: `csv(\"works.tsv\", delimiter: \"\\t\")`"},
    ForeignFormat{"txt", "csv", {}},
    ForeignFormat{"text", "csv", {}},
    ForeignFormat{"delimited", "csv", {}},
    ForeignFormat{"sqlite3", "sqlite", {}},
    ForeignFormat{"db", "sqlite", {}},
    ForeignFormat{"sql", "sqlite", {}},
    ForeignFormat{"xlsx", {}, as_csv},
    ForeignFormat{"xls", {}, as_csv},
    ForeignFormat{"excel", {}, as_csv},
    ForeignFormat{"read_excel", {}, as_csv},
    ForeignFormat{"spreadsheet", {}, as_csv},
    ForeignFormat{"ods", {}, as_csv},
};

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

const ForeignFormat* find_foreign_format(std::string_view name) {
  const auto found = std::ranges::find_if(foreign_formats, [&](const ForeignFormat& format) {
    return std::ranges::equal(format.name, name, {}, {}, small_letter);
  });
  return found == foreign_formats.end() ? nullptr : &*found;
}

}  // namespace damson
