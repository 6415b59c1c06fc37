// What has to hold of a text before it is cut into words.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "compiler/syntax/syntax_problems.h"

namespace damson::syntax {

/// The number of bytes to leave out at the start (a byte-order mark), or nothing when the text cannot be read at all.
std::optional<size_t> check_text(uint32_t text, std::string_view content, SyntaxProblems& problems);

}  // namespace damson::syntax
