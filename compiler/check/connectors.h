// Where sources are read from and targets written to: connectors and their arguments.
#pragma once

#include "compiler/check/context.h"
#include "runtime/connectors/connector.h"

namespace damson::checking {

/// Resolve the schema, check the connector, and make them part of the program.
void check_source(Checking& all, Source& source);
void check_target(Checking& all, Target& target);

/// Arguments among a connector's that are not its own (`key` and `value` of a vocabulary, `profile` of a target):
/// texts.
struct OwnArguments {
  std::vector<std::string_view> names;
  std::map<std::string, ConstantValue> taken = {};
};

/// A connector call's arguments, defaults left out; nothing after a problem. `may_wait`: secrets may be told by the
/// run.
std::optional<ConnectorCall> check_connector(Checking& all, const Module& module, const syntax::Connector& written,
                                             const std::vector<ConnectorParameter> Connector::* parameters,
                                             OwnArguments* own = nullptr, bool may_wait = true);

/// Reports what the connector itself has to say of its arguments and the schema.
void ask_connector(Checking& all, const syntax::Connector& written, const ConnectorCall& call, const Schema& schema,
                   bool target);

/// Whether a run leaves what the target holds, and puts its records beside that.
bool keeps_what_is_there(const ConnectorCall& call);

/// Whether a target of it may change records that it holds.
bool can_update(const ConnectorCall& call);

/// The parts of a record, to any depth, that may have further fields. A record written in place follows the one around
/// it.
void add_open_parts(const DeclaredType& type, bool around, const std::string& path, std::vector<std::string>& open);

/// Whether a text that the connector reads is never one that cannot be read.
bool reads_every_text(const ConnectorCall& call);

/// Whether the format of a target cannot hold some values of its schema.
bool may_refuse(const ConnectorCall& call, const Type& schema);

/// The arguments with defaults filled in.
ConnectorArguments complete_arguments(const ConnectorCall& call, const std::vector<ConnectorParameter>& parameters);

}  // namespace damson::checking
