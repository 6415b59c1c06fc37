// Reading tables and queries of SQLite databases.
#pragma once

#include <memory>
#include <variant>

#include "runtime/connectors/connector.h"

namespace damson {

std::variant<std::unique_ptr<Source>, Problem> open_sqlite_source(const ConnectorArguments& arguments,
                                                                  const SourceRequest& request, Storage& storage);

}  // namespace damson
