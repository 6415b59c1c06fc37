// Cells into columns.
#include "runtime/connectors/csv/csv_columns.h"

#include <algorithm>

#include "runtime/connectors/csv/csv_formulas.h"
#include "runtime/connectors/input/scalar_text.h"

namespace damson {

CsvColumns::CsvColumns(const CsvReading& reading, uint32_t rows, Arena& arena, Failures& failures)
    : dialect_(reading.dialect), arena_(arena), failures_(failures), records_(make_column(reading.read, rows, arena)) {
  for (size_t place = 0; place < reading.layout.fields.size(); ++place) {
    const int field = reading.layout.fields[place];
    Sink sink;
    if (reading.layout.further[place]) sink.further = further_.place_of(reading.layout.columns[place]);
    if (field >= 0) {
      sink.column = &records_.field(static_cast<size_t>(field));
      sink.kind = sink.column->type->kind();
      if (sink.kind == TypeKind::text) sink.texts = sink.column->values<Text>();
      sink.value_bytes = storage_size(sink.kind);
    }
    sinks_.push_back(sink);
  }
  for (const std::string& marker : dialect_.none) beyond_markers_ = std::max(beyond_markers_, marker.size() + 1);
}

bool CsvColumns::is_marker(Text cell) const {
  return std::find(dialect_.none.begin(), dialect_.none.end(), cell) != dialect_.none.end();
}

void CsvColumns::put_missing(const Sink& sink, uint32_t row) {
  set_state(*sink.column, row, State::missing, 0, arena_);
  if (sink.kind == TypeKind::text) sink.texts[row] = Text();
}

void CsvColumns::convert(const Sink& sink, uint32_t row, Text cell) {
  if (dialect_.unescapes_formulas && sink.kind == TypeKind::path) cell = without_formula_escape(cell);
  void* slot = static_cast<char*>(sink.column->data) + row * sink.value_bytes;
  if (read_scalar(sink.kind, cell, slot, arena_)) return;
  const Text reason = arena_.copy(not_a_scalar(sink.kind, cell));
  set_state(*sink.column, row, State::error, failures_.add({.kind = FailureKind::error, .rule = 0, .reason = reason}),
            arena_);
}

void CsvColumns::unescape_formulas(uint32_t rows) {
  for (const Sink& sink : sinks_) {
    if (sink.texts == nullptr) continue;
    for (uint32_t row = 0; row < rows; ++row) sink.texts[row] = without_formula_escape(sink.texts[row]);
  }
}

Column CsvColumns::finish(uint32_t rows) {
  if (dialect_.unescapes_formulas) unescape_formulas(rows);
  records_.rows = rows;
  for (size_t i = 0; i < records_.type->fields().size(); ++i) records_.field(i).rows = rows;
  return records_;
}

Text without_doubled_quotes(Text inside, size_t doubled, char quote, Arena& arena) {
  char* const memory = arena.array<char>(inside.size());
  char* out = memory;
  for (size_t at = 0; at < inside.size();) {
    // up to the first of the two quotes, which stands for both
    const size_t end = std::min(doubled + 1, inside.size());
    out = std::copy(inside.begin() + at, inside.begin() + end, out);
    at = end + 1;
    doubled = std::min(inside.find(quote, at), inside.size());
  }
  arena.shrink_last(memory, static_cast<size_t>(out - memory));
  return {memory, static_cast<size_t>(out - memory)};
}

}  // namespace damson
