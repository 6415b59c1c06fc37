// What a spec may get wrong about `json` and `ndjson`.
#pragma once

#include <optional>
#include <string>

#include "runtime/connectors/connector.h"

namespace damson {

std::optional<std::string> check_json_source(const ConnectorArguments& arguments, const Type& schema);
std::optional<std::string> check_json_target(const ConnectorArguments& arguments, const Type& schema);

}  // namespace damson
