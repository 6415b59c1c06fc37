// The connectors that a program names, with all their arguments.
#include "runtime/engine/pipeline/open_target.h"

#include <fmt/format.h>

#include "runtime/diagnostics/catalogue/record_not_writable.h"
#include "runtime/diagnostics/catalogue/run_broke_off.h"

namespace damson {

ConnectorArguments complete_arguments(const ConnectorCall& call, const std::vector<ConnectorParameter>& parameters) {
  ConnectorArguments arguments = call.arguments;
  for (const ConnectorParameter& parameter : parameters) {
    if (parameter.default_value) arguments.try_emplace(std::string(parameter.name), *parameter.default_value);
  }
  return arguments;
}

Problem no_connector(const ConnectorCall& call) {
  return run_broke_off(fmt::format("there is no connector `{}`", call.connector));
}

namespace {

/// The file is the first parameter of every connector.
std::string path_argument(const ConnectorArguments& arguments, const std::vector<ConnectorParameter>& parameters) {
  const auto found = arguments.find(std::string(parameters.front().name));
  if (found == arguments.end()) return {};
  const std::string* path = std::get_if<std::string>(&found->second.value);
  return path == nullptr ? std::string() : *path;
}

}  // namespace

std::variant<OpenedTarget, Problem> open_target(const ProgramTarget& target, const Secrets& secrets) {
  const Connector* connector = find_connector(target.connector.connector);
  if (connector == nullptr) return no_connector(target.connector);
  const ConnectorArguments arguments = complete_arguments(secrets.revealed(target.connector), connector->target_parameters);
  auto writer = connector->make_writer(arguments, target.schema);
  if (!writer.ok()) return Problem(record_not_writable(target.name, writer.error().message));
  return OpenedTarget{path_argument(arguments, connector->target_parameters), std::move(writer).value()};
}

}  // namespace damson
