// Faults in JSON as problems for people: where, and what to do.
#include "runtime/connectors/json/json_problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "runtime/base/limits.h"
#include "runtime/connectors/input/text_check.h"
#include "runtime/diagnostics/catalogue/json_cut_off.h"
#include "runtime/diagnostics/catalogue/json_fields_unknown.h"
#include "runtime/diagnostics/catalogue/json_key_twice.h"
#include "runtime/diagnostics/catalogue/json_malformed.h"
#include "runtime/diagnostics/catalogue/json_not_a_record.h"
#include "runtime/diagnostics/catalogue/json_too_deep.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

namespace {

constexpr size_t context_characters = 40;

/// The exact place `at` in the block, with what stands around it. The excerpt never leaves the line, so that it does
/// not depend on how the file was cut into blocks.
DataPlace json_place(size_t at, const JsonReading& reading, const JsonRecordPlace& place) {
  const std::string_view text(place.block.bytes.data(), place.block.size);
  at = std::min(at, text.size());
  size_t line_begin = text.substr(0, at).find_last_of("\r\n");
  line_begin = line_begin == std::string_view::npos ? 0 : line_begin + 1;
  const size_t from = std::max(line_begin, place.record);  // the record's own line may hold others before it
  const std::string_view before = text.substr(std::min(from, at), at - std::min(from, at));
  const std::string_view after = text.substr(at, std::min(text.find_first_of("\r\n", at), text.size()) - at);
  size_t begin = before.size();
  for (size_t count = 0; begin > 0 && count < context_characters; --begin) {
    if ((before[begin - 1] & '\xC0') != '\x80') ++count;
  }
  const auto starts_character = [](char c) { return (c & '\xC0') != '\x80'; };
  const std::string_view line_before = text.substr(line_begin, at - line_begin);
  const auto column =
      static_cast<uint64_t>(std::count_if(line_before.begin(), line_before.end(), starts_character)) + 1;
  return {.file = reading.file,
          .record = place.number,
          .line = place.block.line_at(at),
          .column = reading.lines || line_begin > place.record ? column : 0,
          .excerpt = excerpt_of(before.substr(begin)) + excerpt_of(after, reading.lines ? context_characters : 1)};
}

size_t offset_of(const JsonFault& fault, const JsonRecordPlace& place) {
  return static_cast<size_t>(fault.at - place.block.bytes.data());
}

/// What mends a line that is almost JSON; empty where that is not known.
std::string_view cure_of(const JsonFault& fault, const JsonReading& reading, const JsonRecordPlace& place) {
  const std::string_view words = fault.words;
  const std::string_view text = place.block.bytes;
  const char found = offset_of(fault, place) < text.size() ? *fault.at : '\0';
  if (reading.lines && words.starts_with("the line ends")) {
    return "in `ndjson` every record is one line; an array of records over many lines is read with `json`";
  }
  if (reading.lines && words.starts_with("the end of the line is expected") && found == ',') {
    return "in `ndjson` nothing stands between the records but the line break: take the commas at the ends of the "
           "lines away";
  }
  if (found == '\'')
    return "texts and keys stand in double quotes: the file was printed by a program, not written as JSON";
  // of an array it is not known where its text begins: it may have been read in pieces
  const bool at_first =
      reading.lines && place.block.starts_part && place.number <= 1 && offset_of(fault, place) == place.record;
  if (at_first && found == '<') return "the file looks like HTML or XML, not JSON";
  if (at_first && found != '{' && found != '[') return "a record begins with `{`; a file of columns is read with `csv`";
  return {};
}

Problem not_a_record_problem(const JsonFault& fault, DataPlace where, bool lines) {
  auto problem = json_not_a_record(std::move(where), fault.words);
  if (lines && fault.words == "a list")
    return problem.note("an array of records is read with `json`, one record a line with `ndjson`");
  return problem.note("a record is written `{ \"field\": value }`");
}

}  // namespace

Problem json_problem(const JsonFault& fault, const JsonReading& reading, const JsonRecordPlace& place) {
  DataPlace where = json_place(offset_of(fault, place), reading, place);
  switch (fault.kind) {
    case JsonFault::Kind::malformed: {
      auto problem = json_malformed(std::move(where), fault.words);
      const std::string_view cure = cure_of(fault, reading, place);
      if (!cure.empty()) problem.note(std::string(cure));
      return problem;
    }
    case JsonFault::Kind::cut_off:
      return json_cut_off(std::move(where), reading.file)
          .note("get the file again: the export or copy was interrupted");
    case JsonFault::Kind::key_twice:
      return json_key_twice(std::move(where), fault.words).note("take one of the two out of the file");
    case JsonFault::Kind::too_deep: return json_too_deep(std::move(where), uint64_t{limits::data_nesting});
    case JsonFault::Kind::not_a_record: return not_a_record_problem(fault, std::move(where), reading.lines);
  }
  return {};
}

Problem unknown_fields_problem(const std::vector<std::string>& fields, size_t end, const JsonReading& reading,
                               const JsonRecordPlace& place) {
  // an object may have a million keys: its first ones tell which they are
  const std::span<const std::string> named = std::span(fields).first(std::min(fields.size(), limits::named_fields));
  std::string listed;
  for (const std::string& field : named) {
    listed += fmt::format("{}`{}`", listed.empty() ? "" : ", ", excerpt_of(field));
  }
  if (named.size() < fields.size()) listed += fmt::format(" and {} more", fields.size() - named.size());
  DataPlace where = json_place(place.record, reading, place);
  where.excerpt = excerpt_of(std::string_view(place.block.bytes).substr(place.record, end - place.record));
  auto problem = json_fields_unknown(std::move(where), reading.request.schema_name, listed);
  std::vector<std::string> declared;
  for (const JsonNode& node : reading.plan.nodes()) {
    if (!node.path.empty()) declared.push_back(node.path);
  }
  for (const std::string& field : named) {
    if (const auto near = nearest_name(field, declared))
      problem.note(fmt::format("the schema declares `{}`; is `{}` the same?", *near, field));
  }
  return problem.note(
      "declare it, and drop it with a reason if it is not wanted; or end the schema with `... because \"…\"`");
}

Problem json_bad_byte_problem(size_t bad, const JsonReading& reading, const JsonRecordPlace& place) {
  const std::string_view text(place.block.bytes.data(), place.block.size);
  DataPlace where{.file = reading.file,
                  .record = place.number,
                  .line = place.block.line_at(place.record),
                  .column = 0,
                  .excerpt = {}};
  Problem problem =
      bad_byte_problem(text.substr(place.record), bad - place.record, std::move(where), Encoding::utf_8, false);
  if (!reading.lines) problem.data.front().column = 0;  // the line may begin in an earlier block
  return problem;
}

}  // namespace damson
