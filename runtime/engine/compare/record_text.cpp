// Writes each field of a record.
#include "runtime/engine/compare/record_text.h"

#include <algorithm>

#include "runtime/program/excerpt.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

std::string value_text(const Column& column, uint32_t row, const Failures* failures) {
  if (column.present(row)) {
    std::string text;
    write_json(column, row, text);
    return excerpt(text, 200);
  }
  if (column.state(row) == State::missing || failures == nullptr || column.failure(row) == 0) return "missing";
  return "cannot be read: " + std::string((*failures)[column.failure(row)].reason);
}

}  // namespace

RecordText record_text(const Column& records, uint32_t row, const std::vector<std::string>& key,
                       const Failures* failures) {
  const uint32_t at = records.at(row);
  RecordText text;
  const auto& fields = records.type->fields();
  for (size_t i = 0; i < fields.size(); ++i)
    text.fields.emplace_back(fields[i].name, value_text(records.field(i), at, failures));
  for (const std::string& name : key) {
    const int place = records.type->find_field(name);
    if (place < 0) continue;
    const Column& column = records.field(static_cast<size_t>(place));
    if (!text.key.empty()) text.key += ", ";
    if (column.present(at)) write_display(column, at, text.key);
  }
  if (!text.key.empty()) return text;
  for (const auto& [name, value] : text.fields) text.key += (text.key.empty() ? "" : ", ") + name + " " + value;
  text.key = excerpt(text.key, 100);
  return text;
}

}  // namespace damson
