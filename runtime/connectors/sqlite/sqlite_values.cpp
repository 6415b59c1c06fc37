// Values to bytes and back.
#include "runtime/connectors/sqlite/sqlite_values.h"

#include <fmt/format.h>

#include "runtime/values/json_text.h"

namespace damson {

namespace {

std::optional<Error> put_text(Text text, std::string& out) {
  if (text.find('\0') != Text::npos) return Error{"holds a zero character, at which SQLite ends a text"};
  out += static_cast<char>(SQLITE_TEXT);
  put_bytes(text, out);
  return std::nullopt;
}

/// What is written behind the size that is filled in then.
template <class Write>
void put_written(const Write& write, std::string& out) {
  out += static_cast<char>(SQLITE_TEXT);
  const size_t start = out.size();
  put_number(uint32_t{0}, out);
  write(out);
  const auto size = static_cast<uint32_t>(out.size() - start - sizeof(uint32_t));
  std::memcpy(out.data() + start, &size, sizeof size);
}

}  // namespace

void put_sqlite_value(sqlite3_stmt* statement, int column, std::string& out) {
  const int kind = sqlite3_column_type(statement, column);
  out += static_cast<char>(kind);
  const auto bytes = [&](const void* start) {
    const auto size = static_cast<size_t>(sqlite3_column_bytes(statement, column));
    return size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(start), size);
  };
  switch (kind) {
    case SQLITE_INTEGER: return put_number(int64_t{sqlite3_column_int64(statement, column)}, out);
    case SQLITE_FLOAT: return put_number(sqlite3_column_double(statement, column), out);
    case SQLITE_BLOB: return put_bytes(bytes(sqlite3_column_blob(statement, column)), out);
    // before its size is asked: it may be converted
    case SQLITE_TEXT: return put_bytes(bytes(sqlite3_column_text(statement, column)), out);
    default: return;  // null
  }
}

std::optional<Error> put_sqlite_value(const Column& column, uint32_t row, std::string& out) {
  if (!column.present(row)) {
    out += static_cast<char>(SQLITE_NULL);
    return std::nullopt;
  }
  switch (column.type->kind()) {
    case TypeKind::boolean:
      out += static_cast<char>(SQLITE_INTEGER);
      put_number(int64_t{column.value<uint8_t>(row)}, out);
      return std::nullopt;
    case TypeKind::integer:
      out += static_cast<char>(SQLITE_INTEGER);
      put_number(column.value<int64_t>(row), out);
      return std::nullopt;
    case TypeKind::floating:
      out += static_cast<char>(SQLITE_FLOAT);
      put_number(column.value<double>(row), out);
      return std::nullopt;
    case TypeKind::text:
    case TypeKind::path: return put_text(column.value<Text>(row), out);
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::any:
      put_written([&](std::string& text) { write_json(column, row, text); }, out);
      return std::nullopt;
    default: put_written([&](std::string& text) { write_display(column, row, text); }, out); return std::nullopt;
  }
}

std::string_view SqliteValueReader::take() {
  const std::string_view before = rest_;
  switch (kind()) {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT: rest_.remove_prefix(sizeof(int64_t)); break;
    case SQLITE_TEXT:
    case SQLITE_BLOB: (void)bytes(); break;
    default: break;  // null
  }
  return before.substr(0, before.size() - rest_.size());
}

int SqliteValueReader::bind_and_step(sqlite3_stmt* statement, size_t values) {
  for (size_t value = 0; value < values; ++value) {
    if (const int code = bind(statement, static_cast<int>(value) + 1); code != SQLITE_OK) return code;
  }
  return sqlite3_step(statement);
}

int SqliteValueReader::bind(sqlite3_stmt* statement, int parameter) {
  switch (kind()) {
    case SQLITE_INTEGER: return sqlite3_bind_int64(statement, parameter, number<int64_t>());
    case SQLITE_FLOAT: return sqlite3_bind_double(statement, parameter, number<double>());
    case SQLITE_TEXT: {
      const Text text = bytes();
      return sqlite3_bind_text(statement, parameter, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    case SQLITE_BLOB: {
      const Text blob = bytes();
      return sqlite3_bind_blob(statement, parameter, blob.data(), static_cast<int>(blob.size()), SQLITE_STATIC);
    }
    default: return sqlite3_bind_null(statement, parameter);
  }
}

}  // namespace damson
