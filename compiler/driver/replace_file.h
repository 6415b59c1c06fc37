// New content for a spec that is there: whole or not at all, with the permissions it has.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runtime/diagnostics/problem.h"

namespace damson {

/// Nothing when it is done. A link stays a link: what it leads to is replaced.
std::optional<Problem> replace_file(const std::string& path, std::string_view content);

}  // namespace damson
