// Values of records as the server's binary form of a row has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/result.h"
#include "runtime/connectors/postgres/postgres_type.h"
#include "runtime/values/column.h"

namespace damson {

/// What staged values are in: rows as COPY takes them, for one database.
constexpr std::string_view postgres_form = "rows for postgres, form 1";

/// Appends a value with its size. Fails when a column of the type cannot hold it; a NULL stands there then.
std::optional<Error> put_postgres_value(const PostgresType& type, const Column& column, uint32_t row, std::string& out);

}  // namespace damson
