// Rows as a database gave them, and the records that they are.
#pragma once

#include <sqlite3.h>

#include <string>
#include <vector>

#include "runtime/connectors/input/text_block.h"
#include "runtime/connectors/json/json_plan.h"

namespace damson {

/// Rows as they were stepped to; parsing makes JSON records of them, which are read as `ndjson` reads them. So a type means the same
/// in both, and a rejected row goes into the quarantine as a record that reads through the same spec.
class SqliteRows : public TextBlock {
 public:
  size_t size_in_bytes() const override { return values.size(); }

  std::string values;  // of one row after the other: a tag, and what it says follows
  uint32_t rows = 0;
};

/// Adds the row at which a statement is; `columns`: which of its columns is each field.
void add_sqlite_row(sqlite3_stmt* statement, const std::vector<int>& columns, SqliteRows& rows);

/// Columns of the rows. A value that its field cannot be is an error of the field.
void parse_sqlite_rows(const JsonPlan& plan, const SourceRequest& request, const std::string& part, SqliteRows& rows, RecordBatch& batch,
                       Arena& arena, Failures& failures);

}  // namespace damson
