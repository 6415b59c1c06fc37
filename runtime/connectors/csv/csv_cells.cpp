// The cells of one record.
#include "runtime/connectors/csv/csv_cells.h"

#include <algorithm>

namespace damson {

namespace {

/// Reads the quoted cell that opens at `at`; returns the place behind its closing quote.
size_t take_quoted_cell(std::string_view record, size_t at, char quote, std::string& value) {
  for (++at; at < record.size(); ++at) {
    if (record[at] != quote) {
      value += record[at];
    } else if (at + 1 < record.size() && record[at + 1] == quote) {
      value += quote;
      ++at;
    } else {
      return at + 1;
    }
  }
  return at;
}

std::string_view without_line_break(std::string_view record) {
  if (record.ends_with('\n')) record.remove_suffix(1);
  if (record.ends_with('\r')) record.remove_suffix(1);
  return record;
}

}  // namespace

CsvCells csv_cells(std::string_view record, const CsvDialect& dialect) {
  record = without_line_break(record);
  CsvCells cells;
  for (size_t at = 0;; ++at) {
    std::string value;
    if (at < record.size() && record[at] == dialect.quote) {
      at = take_quoted_cell(record, at, dialect.quote, value);
      cells.text_after_quote = cells.text_after_quote || (at < record.size() && record[at] != dialect.delimiter);
    }
    const size_t end = std::min(record.find(dialect.delimiter, at), record.size());
    value += record.substr(at, end - at);
    cells.values.push_back(std::move(value));
    at = end;
    if (at == record.size()) return cells;
  }
}

char likely_delimiter(std::string_view line, const CsvDialect& dialect) {
  constexpr std::string_view candidates = ";\t,|";
  char likely = 0;
  std::ptrdiff_t most = std::count(line.begin(), line.end(), dialect.delimiter);
  for (const char candidate : candidates) {
    const std::ptrdiff_t count = std::count(line.begin(), line.end(), candidate);
    if (candidate == dialect.delimiter || count <= most) continue;
    most = count;
    likely = candidate;
  }
  return likely;
}

std::string delimiter_name(char delimiter) { return delimiter == '\t' ? "\\t" : std::string(1, delimiter); }

}  // namespace damson
