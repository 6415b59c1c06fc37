// Rows to JSON records, in parallel; stepping to them only copies their values.
#include "runtime/connectors/sqlite/sqlite_rows.h"

#include <fmt/format.h>

#include <cmath>

#include "runtime/connectors/input/text_check.h"
#include "runtime/connectors/json/json_block.h"
#include "runtime/connectors/json/json_numbers.h"
#include "runtime/connectors/json/json_reader.h"
#include "runtime/connectors/sqlite/sqlite_values.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

/// A value that is an error whatever JSON says of it.
struct BadValue {
  uint32_t row;
  size_t field;
  std::string reason;
};

bool is_json_number(const std::string& padded, size_t size) {
  const JsonNumber number = scan_json_number(padded.c_str());
  return number.end == padded.c_str() + size;
}

bool is_json(const std::string& padded, size_t size) {
  JsonReader reader(padded.data(), padded.data() + size, false);
  reader.skip_space();
  if (reader.at_end() || !reader.skip_value()) return false;
  reader.skip_space();
  return reader.at_end();
}

class RecordWriting {
 public:
  RecordWriting(const SourceRequest& request, SqliteRows& rows) : fields_(request.schema->fields()), rows_(rows), reader_(rows.values) {
    for (const auto& field : fields_) {
      std::string name;
      write_json_text(field.name, name);
      names_.push_back((names_.empty() ? "{" : ",") + name + ":");
    }
  }

  std::vector<BadValue> write() {
    rows_.bytes.clear();
    for (row_ = 0; row_ < rows_.rows; ++row_) {
      if (row_ != 0) out() += ',';
      if (fields_.empty()) out() += '{';
      for (field_ = 0; field_ < fields_.size(); ++field_) {
        out() += names_[field_];
        write_value();
      }
      out() += '}';
    }
    rows_.size = out().size();
    rows_.line_breaks = 0;
    out().resize(rows_.size + TextBlock::padding);
    return std::move(bad_);
  }

 private:
  std::string& out() { return rows_.bytes; }
  TypeKind wanted() const { return fields_[field_].type.kind(); }

  void write_value() {
    switch (reader_.kind()) {
      case SQLITE_INTEGER: return write_integer(reader_.number<int64_t>());
      case SQLITE_FLOAT: return write_real(reader_.number<double>());
      case SQLITE_TEXT: return write_text(reader_.bytes());
      case SQLITE_BLOB: return refuse(fmt::format("is a BLOB of {} bytes, which no field can hold", reader_.bytes().size()));
      default: out() += "null";
    }
  }

  void write_integer(int64_t value) {
    if (wanted() == TypeKind::boolean && (value == 0 || value == 1)) {
      out() += value == 1 ? "true" : "false";
    } else {
      fmt::format_to(std::back_inserter(out()), "{}", value);
    }
  }

  /// The shortest digits that stand for it; never without a point or an exponent, as it is no integer.
  void write_real(double value) {
    if (!std::isfinite(value)) return refuse("is infinite");
    const std::string digits = fmt::format("{}", value);
    out() += digits;
    if (digits.find_first_of(".e") == std::string::npos) out() += ".0";
  }

  void write_text(Text text) {
    if (first_bad_byte(text) != text.size()) return refuse("holds bytes that are no text");
    switch (wanted()) {
      case TypeKind::boolean:
        if (text == "true" || text == "false") return write_as_it_stands(text);
        break;
      case TypeKind::decimal:
        if (is_json_number(padded(text), text.size())) return write_as_it_stands(text);
        break;
      case TypeKind::any:
      case TypeKind::list:
      case TypeKind::record:
        if (is_json(padded(text), text.size())) return write_as_it_stands(text);
        return refuse("holds a text that is not JSON");
      default: break;
    }
    write_json_text(text, out());
  }

  /// White space between JSON's values may be line breaks: a record is one line.
  void write_as_it_stands(Text text) {
    for (const char c : text) out() += c == '\n' || c == '\r' ? ' ' : c;
  }

  const std::string& padded(Text text) {
    padded_.assign(text);
    padded_.append(TextBlock::padding, '\0');
    return padded_;
  }

  void refuse(std::string reason) {
    out() += "null";
    bad_.push_back({row_, field_, fmt::format("`{}` {}", fields_[field_].name, reason)});
  }

  const std::vector<Type::Field>& fields_;
  SqliteRows& rows_;
  SqliteValueReader reader_;
  std::vector<std::string> names_;  // `{"id":`, `,"title":`
  std::vector<BadValue> bad_;
  std::string padded_;
  uint32_t row_ = 0;
  size_t field_ = 0;
};

void mark_bad_values(const std::vector<BadValue>& bad, const SourceRequest& request, RecordBatch& batch, Arena& arena, Failures& failures) {
  for (const BadValue& value : bad) {
    const int place = request.read->find_field(request.schema->fields()[value.field].name);
    if (place < 0 || value.row >= batch.records.rows) continue;
    const FailureId failure = failures.add({FailureKind::error, 0, arena.copy(value.reason)});
    set_state(batch.records.field(static_cast<size_t>(place)), value.row, State::error, failure, arena);
  }
}

}  // namespace

void add_sqlite_row(sqlite3_stmt* statement, const std::vector<int>& columns, SqliteRows& rows) {
  for (const int column : columns) put_sqlite_value(statement, column, rows.values);
  ++rows.rows;
}

void parse_sqlite_rows(const JsonPlan& plan, const SourceRequest& request, const std::string& part, SqliteRows& rows, RecordBatch& batch,
                       Arena& arena, Failures& failures) {
  const std::vector<BadValue> bad = RecordWriting(request, rows).write();
  parse_json_block({.plan = plan, .request = request, .file = part, .lines = false}, rows, batch, arena, failures);
  mark_bad_values(bad, request, batch, arena, failures);
  if (!batch.problem) return;
  for (DataPlace& place : batch.problem->data) place.line = place.column = 0;  // of the JSON, which nobody has seen
}

}  // namespace damson
