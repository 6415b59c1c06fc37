// Writing records into tables of PostgreSQL databases.
#pragma once

#include <memory>
#include <variant>

#include "runtime/connectors/connector.h"

namespace damson {

std::variant<std::unique_ptr<RecordSink>, Problem> open_postgres_sink(const ConnectorArguments& arguments,
                                                                      const SinkRequest& request, Storage& storage);

/// The publish steps of databases.
std::unique_ptr<StepStore> make_postgres_steps(Storage& storage);

}  // namespace damson
