// Rows to JSON records, in parallel; stepping to them only copies their values.
#include "runtime/connectors/sqlite/sqlite_rows.h"

#include <fmt/format.h>

#include <cmath>

#include "runtime/connectors/database/json_rows.h"
#include "runtime/connectors/input/text_check.h"
#include "runtime/connectors/sqlite/sqlite_values.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

class RecordWriting {
 public:
  RecordWriting(const SourceRequest& request, RowBlock& rows) : json_(request, rows), reader_(rows.values) {}

  std::vector<BadValue> write() {
    return json_.write([this] { write_value(); });
  }

 private:
  std::string& out() { return json_.out(); }
  TypeKind wanted() const { return json_.field().type.kind(); }

  void write_value() {
    switch (reader_.kind()) {
      case SQLITE_INTEGER: return write_integer(reader_.number<int64_t>());
      case SQLITE_FLOAT: return write_real(reader_.number<double>());
      case SQLITE_TEXT: return write_text(reader_.bytes());
      case SQLITE_BLOB:
        return json_.refuse(fmt::format("is a BLOB of {} bytes, which no field can hold", reader_.bytes().size()));
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
    if (!std::isfinite(value)) return json_.refuse("is infinite");
    const std::string digits = fmt::format("{}", value);
    out() += digits;
    if (digits.find_first_of(".e") == std::string::npos) out() += ".0";
  }

  void write_text(Text text) {
    if (first_bad_byte(text) != text.size()) return json_.refuse("holds bytes that are no text");
    switch (wanted()) {
      case TypeKind::boolean:
        if (text == "true" || text == "false") return json_.write_as_it_stands(text);
        break;
      case TypeKind::decimal:
        if (json_.write_json_number(text)) return;
        break;
      case TypeKind::any:
      case TypeKind::list:
      case TypeKind::record: return json_.write_json_or_refuse(text);
      default: break;
    }
    write_json_text(text, out());
  }

  JsonRows json_;
  SqliteValueReader reader_;
};

}  // namespace

void add_sqlite_row(sqlite3_stmt* statement, const std::vector<int>& columns, std::string& values) {
  for (const int column : columns) put_sqlite_value(statement, column, values);
}

void parse_sqlite_rows(const JsonPlan& plan, const SourceRequest& request, const std::string& part, RowBlock& rows,
                       RecordBatch& batch, Arena& arena, Failures& failures) {
  const std::vector<BadValue> bad = RecordWriting(request, rows).write();
  parse_json_rows(plan, request, part, rows, bad, batch, arena, failures);
}

}  // namespace damson
