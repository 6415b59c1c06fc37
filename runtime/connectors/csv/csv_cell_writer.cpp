// Writing one value as a cell.
#include "runtime/connectors/csv/csv_cell_writer.h"

#include <fmt/format.h>

#include "runtime/connectors/csv/csv_formulas.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

bool is_text_column(const Column& column) {
  const TypeKind kind = column.type->kind();
  return kind == TypeKind::text || kind == TypeKind::path;
}

}  // namespace

std::optional<Error> CsvCellWriter::write(const Column& column, uint32_t row, const std::string& name,
                                          ByteBuffer& out) const {
  if (write_cell(column, row, out)) return std::nullopt;
  if (is_text_column(column))
    return fail(fmt::format("`{}` holds the character NUL, which a CSV file cannot hold", name));
  return fail(fmt::format("`{}` is \"{}\", which is how a missing value is written here", name, dialect_.missing));
}

bool CsvCellWriter::write_cell(const Column& column, uint32_t row, ByteBuffer& out) const {
  if (!column.present(row)) {
    out.append(dialect_.missing);
    return true;
  }
  if (is_text_column(column)) return write_text(column.value<Text>(row), out);
  const size_t start = out.size();
  write_display(column, row, out);
  const Text cell = out.view().substr(start);
  if (cell == dialect_.missing) return false;
  if (!needs_quotes(cell, dialect_)) return true;  // 12:30 with `:` between cells
  const std::string copy(cell);
  out.shrink(start);
  write_quoted(copy, dialect_, out);
  return true;
}

/// A text that is written like a missing value stands in quotes: `quoted_is_text` tells the two apart.
bool CsvCellWriter::write_text(Text cell, ByteBuffer& out) const {
  if (dialect_.escapes_formulas && is_escaped_as_formula(cell)) {
    write_quoted("'" + std::string(cell), dialect_, out);
    return cell.find('\0') == Text::npos;
  }
  char* place = out.room(cell.size());
  if (cell != dialect_.missing && copy_if_plain(place, cell, specials_)) {
    out.end_at(place + cell.size());
    return true;
  }
  write_quoted(cell, dialect_, out);
  return cell.find('\0') == Text::npos;
}

}  // namespace damson
