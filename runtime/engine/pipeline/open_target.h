// The connectors that a program names, with all their arguments.
#pragma once

#include <memory>
#include <variant>

#include "runtime/connectors/connector.h"
#include "runtime/engine/engine.h"

namespace damson {

/// What a connector's first argument, a file or an address, is called where people see it: as the spec has it, without
/// secrets.
std::string shown_place_of(const ConnectorCall& call, const std::vector<ConnectorParameter>& parameters);

/// Those of the call, and the defaults of the others.
ConnectorArguments complete_arguments(const ConnectorCall& call, const std::vector<ConnectorParameter>& parameters);
Problem no_connector(const ConnectorCall& call);

/// `clock`: of who appends; null: nobody wants to know what it takes.
std::variant<std::unique_ptr<RecordSink>, Problem> open_target(const ProgramTarget& target, const ConnectorCall& call,
                                                               const Secrets& secrets, Snapshots& stores,
                                                               const std::string& state_folder, StageClock* clock,
                                                               Storage& storage);

}  // namespace damson
