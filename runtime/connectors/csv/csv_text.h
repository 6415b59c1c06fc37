// Writing cells.
#pragma once

#include <string>
#include <string_view>

#include "runtime/connectors/csv/csv_dialect.h"

namespace damson {

/// Whether a cell must stand in quotes in order to be read back as it is.
bool needs_quotes(std::string_view cell, const CsvDialect& dialect);
void write_quoted(std::string_view cell, const CsvDialect& dialect, std::string& out);

/// A header line with its line break.
template <class Names>
std::string csv_header_line(const Names& names, const CsvDialect& dialect) {
  std::string line;
  bool first = true;
  for (const std::string& name : names) {
    if (!first) line += dialect.delimiter;
    first = false;
    // a file of one column with no name would begin with a blank line
    if (name.empty() || needs_quotes(name, dialect)) {
      write_quoted(name, dialect, line);
    } else {
      line += name;
    }
  }
  return line + dialect.line_break;
}

}  // namespace damson
