// Writing cells.
#include "runtime/connectors/csv/csv_text.h"

namespace damson {

bool needs_quotes(std::string_view cell, const CsvDialect& dialect) {
  for (const char c : cell) {
    const bool special = c == dialect.delimiter || c == dialect.quote || c == '\n' || c == '\r';
    if (special) return true;
  }
  return false;
}

void write_quoted(std::string_view cell, const CsvDialect& dialect, std::string& out) {
  out += dialect.quote;
  size_t written = 0;
  for (size_t at = cell.find(dialect.quote); at != std::string_view::npos; at = cell.find(dialect.quote, at + 1)) {
    out.append(cell, written, at + 1 - written);
    out += dialect.quote;
    written = at + 1;
  }
  out.append(cell, written);
  out += dialect.quote;
}

}  // namespace damson
