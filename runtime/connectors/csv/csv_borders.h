// Where the records of a CSV file end, in spite of line breaks inside quotes. Serial, so it must be quick.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "runtime/connectors/csv/csv_dialect.h"

namespace damson {

struct CsvBorders {
  size_t end = 0;                            // behind the last whole record (and its line break)
  bool in_quotes = false;                    // what follows `end` opens a quote and does not close it
  std::optional<uint64_t> line_breaks = {};  // before `end`, where they were counted on the way
  size_t quote_at = 0;  // where that quote opens; told when there is no whole record before it, or at the file's end
};

struct CsvBorderRules {
  bool at_end = false;           // of the file: nothing follows `bytes`
  size_t most_records = 0;       // 0: no bound
  bool blank_is_record = false;  // a blank line counts as a record
};

/// `bytes` begins with a record and has TextBlock::padding readable bytes behind it.
CsvBorders find_csv_borders(std::string_view bytes, const CsvDialect& dialect, const CsvBorderRules& rules);

}  // namespace damson
