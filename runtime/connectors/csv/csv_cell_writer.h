// One value as a cell: quotes only where they are needed.
#pragma once

#include <optional>
#include <string>

#include "runtime/base/byte_buffer.h"
#include "runtime/base/result.h"
#include "runtime/connectors/csv/csv_dialect.h"
#include "runtime/connectors/csv/csv_text.h"
#include "runtime/values/column.h"

namespace damson {

class CsvCellWriter {
 public:
  explicit CsvCellWriter(CsvDialect dialect)
      : dialect_(std::move(dialect)), specials_{dialect_.delimiter, dialect_.quote} {}

  const CsvDialect& dialect() const { return dialect_; }
  /// Appends the cell of the field `name`. Fails for what would not be read back as it is.
  std::optional<Error> write(const Column& column, uint32_t row, const std::string& name, ByteBuffer& out) const;

 private:
  bool write_cell(const Column& column, uint32_t row, ByteBuffer& out) const;
  bool write_text(Text cell, ByteBuffer& out) const;

  CsvDialect dialect_;
  CsvSpecials specials_;
};

}  // namespace damson
