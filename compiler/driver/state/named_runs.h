// The words of a command that is about past runs: the spec whose state folder is meant, and numbers of runs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/invocation.h"

namespace damson {

/// The number of a run, or nothing: the word is a name.
std::optional<int64_t> run_number(const std::string& word);

struct NamedRuns {
  std::filesystem::path folder;  // of the state
  std::vector<int64_t> runs;
  std::string complaint = {};  // what is wrong with the words; empty: nothing
};
/// Without a spec the state folder is that of the current folder.
NamedRuns named_runs(const Invocation& invocation);

}  // namespace damson
