// What stands under a name that a file is to take.
#pragma once

#include <optional>
#include <string>

#include "runtime/diagnostics/problem.h"

namespace damson {

/// Why nothing can be put in its place: a folder, a device, a link. Nothing is wrong with a file, or with nothing at
/// all.
std::optional<Problem> no_file_problem(const std::string& path, const std::string& disk_path);

}  // namespace damson
