// The key files of runs in a state folder.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "runtime/ledger/ledger.h"
#include "runtime/values/hash_secret.h"

namespace damson {

/// Where the key files of a run are, each under the name of its target.
std::string keys_of_run(const std::filesystem::path& state_folder, int64_t run);

/// What keys the digests of records in this state folder: the same for all its runs, so that one can be compared with
/// another.
std::variant<HashSecret, Problem> record_secret(Ledger& ledger);

}  // namespace damson
