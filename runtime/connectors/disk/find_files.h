// The files of a folder tree that fit a pattern.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/problem.h"

namespace damson {

/// Paths as the pattern writes them (relative to `base_folder` when it is relative), sorted byte by byte. A name
/// without a pattern gives itself when there is such a file. `*` looks into linked folders too; `**` does not, as links
/// may lead in circles. A folder that cannot be read, and a link that leads nowhere, are problems: files might be
/// missing.
std::variant<std::vector<std::string>, Problem> find_files(const std::string& base_folder, const std::string& pattern);

}  // namespace damson
