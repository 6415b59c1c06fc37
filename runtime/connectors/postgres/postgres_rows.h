// Rows as a database copies them out, and the records that they are.
#pragma once

#include <string>
#include <vector>

#include "runtime/connectors/database/row_reader.h"
#include "runtime/connectors/postgres/postgres_query.h"

namespace damson {

/// Columns of the rows. A value that its field cannot be is an error of the field.
void parse_postgres_rows(const PostgresQuery& query, const JsonPlan& plan, const SourceRequest& request,
                         const std::string& part, RowBlock& rows, RecordBatch& batch, Arena& arena, Failures& failures);

}  // namespace damson
