// Writing cells.
#pragma once

#include <string>
#include <string_view>

#include "runtime/base/byte_buffer.h"
#include "runtime/base/text_copy.h"
#include "runtime/connectors/csv/csv_dialect.h"

namespace damson {

/// The characters that have a cell stand in quotes, and NUL, which no cell can hold.
struct CsvSpecials {
  char delimiter;
  char quote;

  auto in_vector(const Bytes16& bytes) const {
    return bytes.equal(delimiter) | bytes.equal(quote) | bytes.equal('\n') | bytes.equal('\r') | bytes.equal('\0');
  }
  bool in_word(uint64_t word) const {
    using text_copy::any_equal;
    return (any_equal(word, delimiter) | any_equal(word, quote) | any_equal(word, '\n') | any_equal(word, '\r') |
            any_equal(word, '\0')) != 0;
  }
  bool is(char c) const { return c == delimiter || c == quote || c == '\n' || c == '\r' || c == '\0'; }
};

/// Whether a cell must stand in quotes in order to be read back as it is.
bool needs_quotes(std::string_view cell, const CsvDialect& dialect);
void write_quoted(std::string_view cell, const CsvDialect& dialect, ByteBuffer& out);
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
