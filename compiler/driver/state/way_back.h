// Whether a run that is over can be taken back, and what its state folder keeps for that.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/ledger/ledger.h"

namespace damson {

/// The folder of what a run keeps, as seen from the state folder: "runs/000007".
std::string folder_of_run(int64_t run);
uint64_t bytes_kept(const std::filesystem::path& state_folder, int64_t run);

/// Of every place that runs have written, as the disk has it (runs of two specs may start at two folders), the last run
/// that did and that nobody has taken back.
using LastWriters = std::map<std::string, int64_t>;
std::variant<LastWriters, Problem> last_writers(const std::vector<PastRun>& runs, Ledger& ledger,
                                                const std::filesystem::path& state_folder);

/// Why a run cannot be taken back, in words that go behind "because"; nothing where it can.
std::variant<std::optional<std::string>, Problem> no_way_back_of(const PastRun& run, const LastWriters& writers,
                                                                 Ledger& ledger,
                                                                 const std::filesystem::path& state_folder);

/// What a run kept goes; the journal notes it. False when something could not be removed.
std::variant<bool, Problem> forget_run(Ledger& ledger, const std::filesystem::path& state_folder, int64_t run);
/// Of a run that published nothing; where it stays, the next run tries again.
void remove_run_folder(const std::filesystem::path& state_folder, int64_t run);
/// What runs have left that were killed or taken back before they had published everything. To be called while none is
/// interrupted.
std::optional<Problem> remove_killed_runs(Ledger& ledger, const std::filesystem::path& state_folder);
/// Of the runs that have published something, the last `keep` keep what they have, the others forget it.
std::optional<Problem> keep_last_runs(Ledger& ledger, const std::filesystem::path& state_folder, uint64_t keep);

}  // namespace damson
