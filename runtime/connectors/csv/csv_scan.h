// Where cells and records end, found with the widest vectors that the machine has. Quotes are taken as pairs, whatever
// stands between them; where that could be wrong (`5" nail`, a quote that is never closed, text behind a quote) the
// scan says that it is in doubt, and the bytes are read unhurriedly instead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace damson {

/// A scan on its way, from the beginning of a record.
struct CsvScan {
  std::string_view bytes;  // 64 readable bytes behind them
  char delimiter = ',';
  char quote = '"';

  size_t at = 0;           // a multiple of 64, or behind the end
  bool in_quotes = false;  // at `at`
  bool may_open = true;    // a quote at `at` would open a cell, or be the second of two
  bool closed = false;     // the byte before `at` closes a quote
  bool in_doubt = false;

  bool ended() const { return at >= bytes.size(); }
};

/// So many places at most are found in 64 bytes; somewhat more room is written to.
constexpr size_t csv_marks_room(size_t chunks) { return 64 * chunks + 16; }

struct CsvMarkCount {
  size_t marks = 0;
  size_t breaks = 0;
};
/// The places of delimiters and line breaks outside quotes, in the next `chunks` times 64 bytes, and which of these
/// marks, counted from 0, are line breaks. After a doubt they mean nothing. An open quote at the end of the bytes is a
/// doubt, too.
CsvMarkCount find_csv_marks(CsvScan& scan, size_t chunks, uint32_t* marks, uint32_t* breaks);

struct CsvEnd {
  size_t end = 0;            // behind the last line break outside quotes
  uint64_t line_breaks = 0;  // before it, those inside quotes too; CR LF is one
  uint64_t all_line_breaks = 0;
  bool in_quotes = false;  // behind the last byte
  bool in_doubt = false;
};
CsvEnd find_csv_end(CsvScan scan);

}  // namespace damson
