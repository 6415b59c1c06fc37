// The records of a block of CSV as they nearly always are: every record with as many cells as there are columns, quotes
// in pairs.
#pragma once

#include "runtime/connectors/csv/csv_block.h"

namespace damson {

/// As `parse_csv_block`, with no failures so far. False as soon as something is unusual: the batch is of no use then,
/// and the block must be read unhurriedly.
bool read_csv_quickly(const CsvReading& reading, TextBlock& block, RecordBatch& batch, Arena& arena,
                      Failures& failures);

/// A record takes a line at least.
uint32_t most_csv_records(const TextBlock& block);

}  // namespace damson
