// The connectors that a program names, with all their arguments.
#include "runtime/engine/pipeline/open_target.h"

#include <fmt/format.h>

#include "runtime/diagnostics/catalogue/run_broke_off.h"

namespace damson {

ConnectorArguments complete_arguments(const ConnectorCall& call, const std::vector<ConnectorParameter>& parameters) {
  ConnectorArguments arguments = call.arguments;
  for (const ConnectorParameter& parameter : parameters) {
    if (parameter.default_value) arguments.try_emplace(std::string(parameter.name), *parameter.default_value);
  }
  return arguments;
}

std::string shown_place_of(const ConnectorCall& call, const std::vector<ConnectorParameter>& parameters) {
  const auto first =
      parameters.empty() ? call.arguments.end() : call.arguments.find(std::string(parameters.front().name));
  const auto* text = first == call.arguments.end() ? nullptr : std::get_if<std::string>(&first->second.value);
  return text == nullptr ? std::string() : *text;
}

Problem no_connector(const ConnectorCall& call) {
  return run_broke_off(fmt::format("there is no connector `{}`", call.connector));
}

std::variant<std::unique_ptr<RecordSink>, Problem> open_target(const ProgramTarget& target, const ConnectorCall& call,
                                                               const Secrets& secrets, Snapshots& stores,
                                                               const std::string& state_folder, StageClock* clock,
                                                               Storage& storage) {
  const Connector* connector = find_connector(call.connector);
  if (connector == nullptr) return no_connector(call);
  const ConnectorArguments arguments = complete_arguments(secrets.revealed(call), connector->target_parameters);
  const SinkRequest request{.target = target.name,
                            .schema_name = target.schema_name,
                            .schema = &target.schema,
                            .clock = clock,
                            .updates = target.updates,
                            .open = target.open,
                            .creates = target.creates,
                            .key = target.key,
                            .rules = target.rules,
                            .shown = shown_place_of(call, connector->target_parameters),
                            .state_folder = state_folder,
                            .stores = &stores};
  return connector->open_sink(arguments, request, storage);
}

}  // namespace damson
