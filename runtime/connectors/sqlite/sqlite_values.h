// Values of rows as bytes, one behind the other: what stands in blocks that were read and in what is staged.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/result.h"
#include "runtime/connectors/database/value_bytes.h"
#include "runtime/values/column.h"

namespace damson {

/// What staged values are in.
constexpr std::string_view sqlite_form = "rows for sqlite, form 1";
/// Where some of them change rows that are there. A form of its own: who only takes rows out again must not take these
/// for such.
constexpr std::string_view sqlite_changes_form = "rows and changes for sqlite, form 1";

/// Appends a value of the row at which a statement is: its kind, as SQLite numbers them, and what it says follows.
void put_sqlite_value(sqlite3_stmt* statement, int column, std::string& out);
/// The same of a value of a record, as a table holds it. Fails when SQLite cannot hold it.
std::optional<Error> put_sqlite_value(const Column& column, uint32_t row, std::string& out);

/// Values in the order in which they were put.
class SqliteValueReader {
 public:
  explicit SqliteValueReader(std::string_view values) : rest_(values) {}

  int kind() {
    const int kind = rest_.front();
    rest_.remove_prefix(1);
    return kind;
  }
  template <class Number>
  Number number() {
    Number number;
    std::memcpy(&number, rest_.data(), sizeof number);
    rest_.remove_prefix(sizeof number);
    return number;
  }
  Text bytes() {
    const auto size = number<uint32_t>();
    const Text found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }
  /// The next value as it was put.
  std::string_view take();
  bool empty() const { return rest_.empty(); }
  /// The next values become the parameters of a statement, which does its first step. Gives SQLite's result code.
  int bind_and_step(sqlite3_stmt* statement, size_t values);

 private:
  int bind(sqlite3_stmt* statement, int parameter);

  std::string_view rest_;
};

}  // namespace damson
