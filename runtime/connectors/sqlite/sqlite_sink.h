// Writing records into tables of SQLite databases.
#pragma once

#include <memory>
#include <variant>

#include "runtime/connectors/connector.h"

namespace damson {

std::variant<std::unique_ptr<RecordSink>, Problem> open_sqlite_sink(const ConnectorArguments& arguments,
                                                                    const SinkRequest& request, Storage& storage);

/// The publish steps of databases.
std::unique_ptr<StepStore> make_sqlite_steps(Storage& storage);

}  // namespace damson
