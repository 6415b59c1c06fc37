// Comparing header lines with schemas.
#include "runtime/connectors/csv/csv_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "runtime/connectors/csv/csv_cells.h"
#include "runtime/connectors/input/text_check.h"
#include "runtime/diagnostics/catalogue/csv_column_twice.h"
#include "runtime/diagnostics/catalogue/source_columns_differ.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

namespace {

using Names = std::vector<std::string>;

bool has_name(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether a spec could declare the column.
bool can_be_written(const std::string& name) {
  return !name.empty() && name.find_first_of("`\r\n") == std::string::npos;
}

std::string name_list(const Names& names) {
  constexpr size_t shown = 60;
  std::string out;
  for (size_t i = 0; i < std::min(names.size(), shown); ++i) {
    const std::string name = names[i].empty() ? std::string("a column without a name") : fmt::format("`{}`", names[i]);
    out += fmt::format("{}{}", i == 0 ? "" : ", ", name);
  }
  if (names.size() > shown) out += fmt::format(" and {} more", names.size() - shown);
  return out;
}

Names field_names(const Type& schema) {
  Names names;
  for (const auto& field : schema.fields()) names.push_back(field.name);
  return names;
}

struct Differences {
  Names not_in_file;
  Names not_in_schema;
};

Differences differences_between(const Names& columns, const SourceRequest& request) {
  Differences found;
  for (const auto& field : request.schema->fields()) {
    if (!has_name(columns, field.name)) found.not_in_file.push_back(field.name);
  }
  if (request.open) return found;
  for (const std::string& column : columns) {
    if (request.schema->find_field(column) < 0) found.not_in_schema.push_back(column);
  }
  return found;
}

std::string_view without_outer_space(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

bool same_but_for_case(std::string_view a, std::string_view b) {
  const auto lowered = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lowered, lowered);
}

/// Whether a line holds values rather than names: numbers, or nothing at all in some places.
bool looks_like_record(const Names& columns) {
  return columns.size() > 1 && std::ranges::any_of(columns, [](const std::string& column) {
           return column.empty() || column.find_first_not_of("0123456789.,-/") == std::string::npos;
         });
}

/// Whether a line says one thing, and nothing in the other places, where a schema has several fields.
bool looks_like_title(const Names& columns, const SourceRequest& request) {
  if (columns.empty() || columns.front().empty() || request.schema->fields().size() < 2) return false;
  return std::all_of(columns.begin() + 1, columns.end(), [](const std::string& column) { return column.empty(); });
}

constexpr std::string_view title_note =
    "its first line looks like a title: take what stands above the names of the columns out of the file";

/// What a file is whose first line begins like another format; empty where it does not.
std::string_view other_format(std::string_view header) {
  const std::string_view begin = without_outer_space(header);
  if (begin.starts_with("<")) return "it looks like HTML or XML, not CSV: save it as CSV with the program that made it";
  if (begin.starts_with("{\"") || begin == "{")
    return "it looks like JSON, not CSV: read records of one line each with `ndjson`, one JSON text with `json`";
  if (begin.starts_with("[{") || begin == "[") return "it looks like JSON, not CSV: read it with `json`";
  return {};
}

std::string missing_column_words(const std::string& field, const Names& not_in_schema) {
  const auto near = nearest_name(field, not_in_schema);
  if (near && without_outer_space(*near) == field) {
    return fmt::format(
        "the file's column `{0}` has white space around its name: take it away there, or write `` `{0}` `` in the "
        "schema",
        *near);
  }
  if (near && same_but_for_case(*near, field)) {
    return fmt::format(
        "`{}` in the file and `{}` in the schema differ in upper and lower case only: write it in the schema as the "
        "file has it",
        *near, field);
  }
  return near ? fmt::format("the file has no column `{}`; is it `{}`?", field, *near)
              : fmt::format("the file has no column `{}`", field);
}

Problem columns_differ(const Differences& found, const Names& columns, std::string_view header,
                       const CsvDialect& dialect, const SourceRequest& request, const DataPlace& place) {
  auto problem = source_columns_differ(place, place.file, request.schema_name);
  const char likely = likely_delimiter(header, dialect);
  if (columns.size() == 1 && likely != 0) {
    return problem.note(fmt::format("its columns are separated by `{0}`: write `csv(\"{1}\", delimiter: \"{0}\")`",
                                    delimiter_name(likely), place.file));
  }
  const bool knows_none = found.not_in_file.size() == request.schema->fields().size();
  if (knows_none && !other_format(header).empty()) return problem.note(std::string(other_format(header)));
  if (knows_none && looks_like_title(columns, request)) {
    return problem.note(std::string(title_note)).note("the schema has " + name_list(field_names(*request.schema)));
  }
  if (knows_none && looks_like_record(columns)) {
    problem.note(
        "its first line looks like a record: where a file has no line with the names of its columns, write `header: "
        "false`");
    return problem.note("the schema has " + name_list(field_names(*request.schema)));
  }
  constexpr size_t said = 10;
  for (size_t i = 0; i < std::min(found.not_in_file.size(), said); ++i) {
    problem.note(missing_column_words(found.not_in_file[i], found.not_in_schema));
  }
  if (!found.not_in_schema.empty()) problem.note("the schema does not declare " + name_list(found.not_in_schema));
  problem.note("the schema has " + name_list(field_names(*request.schema)));
  problem.note("the file has " + name_list(columns));
  if (std::ranges::any_of(found.not_in_schema, [](const std::string& name) { return !can_be_written(name); })) {
    const auto unnamed = std::ranges::find_if_not(columns, can_be_written) - columns.begin();
    problem.note(fmt::format(
        "no spec can declare {}: give column {} another name in the file; or end the schema with `... because \"…\"`",
        columns[static_cast<size_t>(unnamed)].empty() ? "a column without a name"
                                                      : "a name with a backquote or a line break in it",
        unnamed + 1));
  } else if (!found.not_in_file.empty() && !found.not_in_schema.empty()) {
    problem.note("a column with a new name has it in the schema too, and wherever the spec names the field");
  } else if (found.not_in_file.empty()) {
    problem.note(
        "declare the new columns, and drop them with a reason if they are not wanted; or end the schema with `... "
        "because \"…\"`");
  }
  return problem;
}

/// Two columns of one name where that matters: it is one of the schema, or the schema is closed.
std::optional<std::pair<size_t, size_t>> name_twice(const Names& columns, const SourceRequest& request) {
  std::map<std::string_view, size_t> seen;
  for (size_t column = 0; column < columns.size(); ++column) {
    const auto [first, is_new] = seen.emplace(columns[column], column);
    const bool matters = !request.open || request.schema->find_field(columns[column]) >= 0;
    if (!is_new && matters) return std::pair(first->second, column);
  }
  return std::nullopt;
}

Problem told_twice(const std::pair<size_t, size_t>& twice, const Names& columns, const SourceRequest& request,
                   const DataPlace& place) {
  const std::string& name = columns[twice.first];
  auto problem =
      csv_column_twice(place, uint64_t{twice.first + 1}, uint64_t{twice.second + 1},
                       name.empty() ? std::string("have no name") : fmt::format("are both called `{}`", name));
  if (!name.empty()) return problem.note("rename one of the two in the file");
  if (looks_like_title(columns, request)) return problem.note(std::string(title_note));
  return problem.note(
      "give each of them a name in the file, and declare it; or end the schema with `... because \"…\"`");
}

}  // namespace

std::variant<CsvLayout, Problem> layout_by_header(std::string_view header, const CsvDialect& dialect,
                                                  const SourceRequest& request, const DataPlace& place) {
  CsvLayout layout{.columns = csv_cells(header, dialect).values, .fields = {}, .further = {}, .as_first_file = {}};
  if (const auto twice = name_twice(layout.columns, request)) return told_twice(*twice, layout.columns, request, place);
  const Differences found = differences_between(layout.columns, request);
  if (!found.not_in_file.empty() || !found.not_in_schema.empty()) {
    return columns_differ(found, layout.columns, header, dialect, request, place);
  }
  for (const std::string& column : layout.columns) {
    layout.fields.push_back(request.read->find_field(column));
    layout.further.push_back(request.schema->find_field(column) < 0);
  }
  return layout;
}

CsvLayout layout_by_schema(const SourceRequest& request) {
  CsvLayout layout{.columns = field_names(*request.schema), .fields = {}, .further = {}, .as_first_file = {}};
  for (const std::string& column : layout.columns) layout.fields.push_back(request.read->find_field(column));
  layout.further.resize(layout.columns.size());
  return layout;
}

void follow_first_file(CsvLayout& layout, const CsvLayout& first) {
  layout.as_first_file.clear();
  if (layout.columns == first.columns) return;
  for (const std::string& column : first.columns) {
    const auto found = std::find(layout.columns.begin(), layout.columns.end(), column);
    layout.as_first_file.push_back(found == layout.columns.end() ? -1
                                                                 : static_cast<int>(found - layout.columns.begin()));
  }
}

}  // namespace damson
