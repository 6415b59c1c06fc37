// What a table holds, so that it can be told later whether it still does.
#pragma once

#include <string>
#include <variant>

#include "runtime/connectors/postgres/postgres_connection.h"
#include "runtime/publication/observed_state.h"

namespace damson {

/// Its columns and rows, or that it is not there.
std::variant<ObservedState, Problem> observe_postgres_table(const PostgresAddress& address, const std::string& written);

}  // namespace damson
