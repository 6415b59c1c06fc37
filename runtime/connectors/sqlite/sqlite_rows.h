// Rows as a database gave them, and the records that they are.
#pragma once

#include <sqlite3.h>

#include <string>
#include <vector>

#include "runtime/connectors/database/row_reader.h"

namespace damson {

/// Appends the row at which a statement is; `columns`: which of its columns is each field.
void add_sqlite_row(sqlite3_stmt* statement, const std::vector<int>& columns, std::string& values);

/// Columns of the rows. A value that its field cannot be is an error of the field.
void parse_sqlite_rows(const JsonPlan& plan, const SourceRequest& request, const std::string& part, RowBlock& rows,
                       RecordBatch& batch, Arena& arena, Failures& failures);

}  // namespace damson
