// The columns of a block of CSV records.
#pragma once

#include "runtime/connectors/csv/csv_dialect.h"
#include "runtime/connectors/csv/csv_layout.h"
#include "runtime/connectors/input/text_block.h"

namespace damson {

/// What a block needs to be read, besides its bytes.
struct CsvReading {
  const CsvDialect& dialect;
  const CsvLayout& layout;
  const Type& read;
  const std::string& file;
  Encoding encoding;
};

void parse_csv_block(const CsvReading& reading, TextBlock& block, RecordBatch& batch, Arena& arena, Failures& failures);

}  // namespace damson
