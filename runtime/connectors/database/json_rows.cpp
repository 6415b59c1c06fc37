// What all databases need to make JSON records of rows, and to read them.
#include "runtime/connectors/database/json_rows.h"

#include <fmt/format.h>

#include "runtime/connectors/json/json_block.h"
#include "runtime/connectors/json/json_numbers.h"
#include "runtime/connectors/json/json_reader.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

bool is_json(const std::string& padded, size_t size) {
  JsonReader reader(padded.data(), padded.data() + size, false);
  reader.skip_space();
  if (reader.at_end() || !reader.skip_value()) return false;
  reader.skip_space();
  return reader.at_end();
}

void mark_bad_values(const std::vector<BadValue>& bad, const SourceRequest& request, RecordBatch& batch, Arena& arena,
                     Failures& failures) {
  for (const BadValue& value : bad) {
    const int place = request.read->find_field(request.schema->fields()[value.field].name);
    if (place < 0 || value.row >= batch.records.rows) continue;
    const FailureId failure = failures.add({FailureKind::error, 0, arena.copy(value.reason)});
    set_state(batch.records.field(static_cast<size_t>(place)), value.row, State::error, failure, arena);
  }
}

}  // namespace

JsonRows::JsonRows(const SourceRequest& request, RowBlock& rows) : fields_(request.schema->fields()), rows_(rows) {
  for (const auto& field : fields_) {
    std::string name;
    write_json_text(field.name, name);
    names_.push_back((names_.empty() ? "{" : ",") + name + ":");
  }
}

void JsonRows::write_as_it_stands(Text text) {
  for (const char c : text) out() += c == '\n' || c == '\r' ? ' ' : c;
}

void JsonRows::write_json_or_refuse(Text text) {
  if (is_json(padded(text), text.size())) return write_as_it_stands(text);
  refuse("holds a text that is not JSON");
}

bool JsonRows::write_json_number(Text text) {
  const std::string& known = padded(text);
  if (scan_json_number(known.c_str()).end != known.c_str() + text.size()) return false;
  write_as_it_stands(text);
  return true;
}

void JsonRows::refuse(const std::string& reason) {
  out() += "null";
  bad_.push_back({row_, field_, fmt::format("`{}` {}", fields_[field_].name, reason)});
}

const std::string& JsonRows::padded(Text text) {
  padded_.assign(text);
  padded_.append(TextBlock::padding, '\0');
  return padded_;
}

void parse_json_rows(const JsonPlan& plan, const SourceRequest& request, const std::string& part, RowBlock& rows,
                     const std::vector<BadValue>& bad, RecordBatch& batch, Arena& arena, Failures& failures) {
  parse_json_block({.plan = plan, .request = request, .file = part, .lines = false}, rows, batch, arena, failures);
  mark_bad_values(bad, request, batch, arena, failures);
  if (!batch.problem) return;
  for (DataPlace& place : batch.problem->data) place.line = place.column = 0;  // of the JSON, which nobody has seen
}

}  // namespace damson
