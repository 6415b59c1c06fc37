// The columns that the cells of a block go into, one for every column of the file.
#pragma once

#include <vector>

#include "runtime/connectors/csv/csv_block.h"

namespace damson {

class CsvColumns {
 public:
  /// Columns of room for `rows` rows.
  CsvColumns(const CsvReading& reading, uint32_t rows, Arena& arena, Failures& failures);

  size_t count() const { return sinks_.size(); }
  /// Whether what is in this column of the file is wanted at all.
  bool wanted(size_t column) const { return sinks_[column].column != nullptr || sinks_[column].further; }

  void put(size_t column, uint32_t row, Text cell, bool quoted) {
    const Sink& sink = sinks_[column];
    if (sink.texts != nullptr && cell.size() >= beyond_markers_) [[likely]] {
      sink.texts[row] = cell;
      return;
    }
    if (sink.column == nullptr) {
      if (sink.further && !is_marker(cell)) further_.note(*sink.further, row, cell);
      return;
    }
    if (counts_as_missing(cell, quoted && sink.kind == TypeKind::text)) [[unlikely]] {
      put_missing(sink, row);
    } else if (sink.kind == TypeKind::text) {
      sink.texts[row] = cell;
    } else {
      convert(sink, row, cell);
    }
  }

  /// The cells of columns that the schema does not declare and lets pass.
  FurtherFields take_further() { return std::move(further_); }
  /// The record column with the first `rows` rows.
  Column finish(uint32_t rows);

 private:
  struct Sink {
    Column* column = nullptr;            // null: not wanted
    std::optional<size_t> further = {};  // the place among further fields
    TypeKind kind = TypeKind::nothing;
    Text* texts = nullptr;  // of text
    size_t value_bytes = 0;
  };

  bool counts_as_missing(Text cell, bool is_quoted_text) const {
    if (cell.size() >= beyond_markers_ || (is_quoted_text && dialect_.quoted_is_text)) return false;
    return is_marker(cell);
  }
  bool is_marker(Text cell) const;
  void put_missing(const Sink& sink, uint32_t row);
  void unescape_formulas(uint32_t rows);
  void convert(const Sink& sink, uint32_t row, Text cell);

  const CsvDialect& dialect_;
  Arena& arena_;
  Failures& failures_;
  Column records_;
  std::vector<Sink> sinks_;
  FurtherFields further_;
  size_t beyond_markers_ = 0;  // cells from this size on are no markers
};

/// What a quoted cell says whose quotes are doubled inside, the first of them at `doubled`.
Text without_doubled_quotes(Text inside, size_t doubled, char quote, Arena& arena);

}  // namespace damson
