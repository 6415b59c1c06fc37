// The state folder of a spec: found, locked while something is written there, and freed of what interrupted runs left.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/driver/invocation.h"
#include "runtime/connectors/disk/write_lock.h"
#include "runtime/ledger/ledger.h"

namespace damson {

/// Where the state folder of a spec in `spec_folder` is: `.damson` there, or what `--state` names.
std::filesystem::path state_folder_of(const Invocation& invocation, const std::filesystem::path& spec_folder);

/// How to call a command for the same spec and state folder: "damson resume museum.damson --state journal".
std::string command_for(std::string_view verb, const Invocation& invocation);

/// A state folder that this process alone uses.
struct OpenState {
  std::filesystem::path folder;
  WriteLock lock;
  Ledger ledger;
  std::vector<Ledger::Interrupted> interrupted;
};
/// Refused while a run is on there.
std::variant<OpenState, Problem> open_state(const std::filesystem::path& folder);

/// Where the paths of an interrupted run start.
std::string base_of(const OpenState& state, const Ledger::Interrupted& interrupted);
/// The targets of an interrupted run, locked: nobody else may write them while they are finished or taken back.
std::variant<std::vector<WriteLock>, Problem> lock_targets(const OpenState& state,
                                                           const Ledger::Interrupted& interrupted);

/// Both ways on of a run that could neither be finished nor taken back.
void add_ways_on(Problem& problem, const Invocation& invocation);

/// Ends what interrupted runs left and needs no decision. The problem of the first run that needs one.
std::optional<Problem> settle_interruptions(OpenState& state, const Invocation& invocation);

/// What a run would be refused for, found out without writing anything.
std::optional<Problem> foresee_interruption(const std::filesystem::path& folder, const Invocation& invocation);

/// Who stages the files of a run; asks the journal of another state folder about a run that died.
LockHolder lock_holder(const std::filesystem::path& folder, int64_t run);

}  // namespace damson
