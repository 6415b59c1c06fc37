// The cells of one record, unhurriedly: for header lines and messages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/connectors/csv/csv_dialect.h"

namespace damson {

struct CsvCells {
  std::vector<std::string> values;
  bool text_after_quote = false;  // a cell that goes on behind its closing quote
};

/// `record` is one record, with or without its line break.
CsvCells csv_cells(std::string_view record, const CsvDialect& dialect);

/// Of `;`, tab, `,` and `|` the one that the line holds oftenest, when it is not the dialect's own; 0 for none.
char likely_delimiter(std::string_view line, const CsvDialect& dialect);

/// As a spec writes it: `;`, `\t`.
std::string delimiter_name(char delimiter);

}  // namespace damson
