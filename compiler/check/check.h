// Checking: from the trees of a program to a typed program, or the problems that keep it from being one.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "compiler/check/typed_program.h"
#include "compiler/source/loaded_program.h"
#include "runtime/diagnostics/problem.h"

namespace damson {

struct CheckOptions {
  std::map<std::string, std::string> parameters = {};  // `--set name=value`
  std::string base_folder = ".";                       // relative paths of connectors start here
};

/// All problems go to `problems` in one go. Nothing when there are errors (also those that reading the texts reported:
/// what could not be read causes no further problems here).
std::optional<typed::CheckedProgram> check(const LoadedProgram& sources, const CheckOptions& options,
                                           Problems& problems);

}  // namespace damson
