// The connector `csv`: its words, arguments, examples and checks.
#include "runtime/connectors/csv/csv_connector.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/connectors/csv/csv_dialect.h"
#include "runtime/connectors/csv/csv_editor.h"
#include "runtime/connectors/csv/csv_source.h"
#include "runtime/connectors/csv/csv_writer.h"
#include "runtime/connectors/disk/glob.h"

namespace damson {

namespace {

ConstantValue text_constant(std::string text) { return {std::move(text)}; }
ConstantValue flag_constant(bool flag) { return {flag}; }
ConstantValue text_list_constant(std::vector<std::string> texts) {
  ConstantValue::List list;
  for (std::string& text : texts) list.push_back(text_constant(std::move(text)));
  return {std::move(list)};
}

/// The first field that a cell cannot hold.
const Type::Field* field_beyond_a_cell(const Type& schema) {
  for (const auto& field : schema.fields()) {
    switch (field.type.kind()) {
      case TypeKind::list:
      case TypeKind::record:
      case TypeKind::any:
      case TypeKind::file: return &field;
      case TypeKind::nothing:
      case TypeKind::boolean:
      case TypeKind::integer:
      case TypeKind::decimal:
      case TypeKind::floating:
      case TypeKind::text:
      case TypeKind::path:
      case TypeKind::date:
      case TypeKind::time:
      case TypeKind::datetime:
      case TypeKind::regex:
      case TypeKind::variable: break;
    }
  }
  return nullptr;
}

std::optional<std::string> check_csv_source(const ConnectorArguments& arguments, const Type& schema) {
  if (auto wrong = check_csv_dialect(arguments)) return wrong;
  const Type::Field* field = field_beyond_a_cell(schema);
  if (field == nullptr) return std::nullopt;
  return fmt::format(
      "a cell of a CSV file holds one value, and `{}` is `{}`: declare it as `text` and take it apart in the map{}",
      field->name, to_text(field->type),
      field->type.is(TypeKind::list) ? fmt::format(" (`{} | split(\";\")`)", field->name) : "");
}

std::optional<std::string> check_csv_target(const ConnectorArguments& arguments, const Type& schema) {
  if (auto wrong = check_csv_dialect(arguments)) return wrong;
  const Type::Field* field = field_beyond_a_cell(schema);
  if (field == nullptr) return std::nullopt;
  return fmt::format("a cell of a CSV file holds one value, and `{}` is `{}`: declare it as `text`{}", field->name,
                     to_text(field->type),
                     field->type.is(TypeKind::list) ? " and join the items in the map (`… | join(\"; \")`)"
                                                    : ", or give each part of it a field of its own");
}

/// A cell cannot hold a NUL; and only a text in quotes is told from what `absent` says.
bool csv_may_refuse(const ConnectorArguments& arguments, const Type& schema) {
  const bool marked = !csv_dialect(arguments).missing.empty();
  return std::ranges::any_of(schema.fields(), [&](const Type::Field& field) {
    return marked || field.type.is(TypeKind::text) || field.type.is(TypeKind::path);
  });
}

/// A missing value is what `absent` says, and a text that looks like it stands in quotes.
ConnectorArguments read_csv_back(const ConnectorArguments& target) {
  const auto text = [&](const char* name) { return std::get<std::string>(target.at(name).value); };
  return {{"file", text_constant(as_glob(text("file")))},
          {"delimiter", target.at("delimiter")},
          {"quote", target.at("quote")},
          {"encoding", text_constant("utf-8")},
          {"none", text_list_constant({text("absent")})},
          {"header", flag_constant(true)},
          {"quoted_is_text", flag_constant(true)},
          {"formulas", text_constant(text("formulas") == "escape" ? "unescape" : "keep")}};
}

constexpr std::string_view csv_details =
    R"(The first line names the columns; every column is a field of the schema and the other way round, in any order. The records of
several files (`"export/*.csv"`, or a list of names) are read one file behind the other; each has its own header line.

As RFC 4180 has it, and as the world has it: a byte-order mark, lines that end with LF, CR LF or CR, cells in quotes with line breaks
in them, quotes doubled inside quotes, a last line without a line break, blank lines (in a file of one column a
blank line is a record). A quote in the middle of a cell without quotes (`5" nail`) is a character like any other. White space
belongs to the cell. A record with more or fewer cells than the header, a quote that is never closed, bytes that are no
text are errors with their line.

An empty cell is missing, with or without quotes; `none` lists what else counts as missing, and `none: []` makes empty cells empty texts. With
`quoted_is_text: true` a text in quotes is never missing, which is how PostgreSQL and Damson itself tell "" from missing.
A target refuses what would not read back as it was, at `MAP.record.unwritable`: the character NUL, and a number or date that is
written as `absent` says.

A text that begins with `=`, `+`, `-`, `@`, a tab or a line break may be a formula to a spreadsheet that opens the file. Targets write it as it is, because
most files are read by programs; `formulas: "escape"` puts an apostrophe in front, also where apostrophes stand before the sign already, so that
`formulas: "unescape"` of a source gives exactly the text that was written. Numbers are no texts.

Numbers are plain (`-12`, `0.50`), `bool` is `true` or `false`, dates are ISO 8601; read anything else as text and convert it in the map.)";

}  // namespace

Connector csv_connector() {
  const Type flag(TypeKind::boolean);
  const Type texts = Type::list_of(Type(TypeKind::text));
  return {
      .name = "csv",
      .summary = "A table as text: one record a line, cells between commas.",
      .details = csv_details,
      .traits = {.texts_always_read = true, .can_update = true},
      .source_parameters =
          {{"file",
            "The file: a name, a pattern like `export/*.csv`, or a list of them. `.gz` and `.zst` are unpacked.",
            {},
            Type(TypeKind::text),
            true},
           {"delimiter", "What stands between cells.", text_constant(",")},
           {"quote", "What encloses a cell that holds delimiters, quotes or line breaks.", text_constant("\"")},
           {"encoding",
            "utf-8, utf-16le, utf-16be, latin-1 or windows-1252. A byte-order mark in the file counts more.",
            text_constant("utf-8")},
           {"none", "The cells that count as missing.", text_list_constant({""}), texts},
           {"header",
            "Whether the first line names the columns; otherwise they are the schema's fields in their order.",
            flag_constant(true), flag},
           {"quoted_is_text", "Whether a text in quotes is never missing.", flag_constant(false), flag},
           {"formulas",
            "`unescape` takes the apostrophe away that a target with `formulas: \"escape\"` has put in front of a "
            "text.",
            text_constant("keep")}},
      .target_parameters =
          {{"file", "The file to write. A name that ends in `.gz` or `.zst` is packed."},
           {"delimiter", "What stands between cells.", text_constant(",")},
           {"quote", "What encloses a cell that needs it.", text_constant("\"")},
           {"absent", "What a missing value is written as.", text_constant("")},
           {"line_break", "`lf`, or `crlf` for programs that want it.", text_constant("lf")},
           {"formulas", "`escape` puts an apostrophe in front of a text that a spreadsheet would take for a formula.",
            text_constant("keep")}},
      .source_examples =
          {{R"(schema Person { key id: int, name: text, born: int? }
source people: Person from csv("people.csv"))",
            "id,name,born\n1,\"Blake, Robert\",1762\n2,\"Anna \"\"Nan\"\" West\",\n",
            "{\"id\":1,\"name\":\"Blake, Robert\",\"born\":1762}\n{\"id\":2,\"name\":\"Anna \\\"Nan\\\" "
            "West\",\"born\":null}\n"},
           {R"(schema Size { work: text, height: decimal?, framed: bool }
source sizes: Size from csv("sizes.csv", delimiter: ";", none: ["", "n/a"]))",
            "height;work;framed\n12.50;A1;true\nn/a;A2;false\n",
            "{\"work\":\"A1\",\"height\":12.50,\"framed\":true}\n{\"work\":\"A2\",\"height\":null,\"framed\":false}\n"},
           {R"(schema Pair { a: text?, b: text? }
source pairs: Pair from csv("pairs.csv", header: false, quoted_is_text: true))",
            "x,\"\"\n,\"two\nlines\"\n", "{\"a\":\"x\",\"b\":\"\"}\n{\"a\":null,\"b\":\"two\\nlines\"}\n"}},
      .target_examples =
          {{R"(schema Person { key id: int, name: text?, born: date? }
target people: Person to csv("people.csv"))",
            "{\"id\":1,\"name\":\"Blake, Robert\",\"born\":\"1762-08-03\"}\n{\"id\":2,\"name\":\"\",\"born\":null}\n",
            "id,name,born\n1,\"Blake, Robert\",1762-08-03\n2,\"\",\n"},
           {R"(schema Size { work: text, height: decimal? }
target sizes: Size to csv("sizes.csv", delimiter: "\t", absent: "n/a"))",
            "{\"work\":\"5\\\" nail\",\"height\":null}\n", "work\theight\n\"5\"\" nail\"\tn/a\n"},
           {R"(schema Note { id: int, note: text? }
target notes: Note to csv("notes.csv", formulas: "escape"))",
            "{\"id\":-1,\"note\":\"=1+1\"}\n{\"id\":2,\"note\":\"a = b\"}\n", "id,note\n-1,\"'=1+1\"\n2,a = b\n"}},
      .check_source = check_csv_source,
      .check_target = check_csv_target,
      .may_refuse = csv_may_refuse,
      .open_source = open_csv_source,
      .open_sink = file_sinks(make_csv_writer, {make_csv_editor, open_csv_source, read_csv_back}),
      .read_back = read_csv_back,
  };
}

}  // namespace damson
