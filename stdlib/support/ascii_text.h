// Writing text with plain letters.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runtime/values/arena.h"

namespace damson {

enum class AsciiTable : uint8_t { plain, german };

/// Appends the text in ASCII; the first character for which there is no spelling, if there is one, ends it.
std::optional<Text> write_ascii(Text text, AsciiTable table, Arena& arena, std::string& out);

/// Whether a sign that is a number would be read as one with the digits before it: 10½ is not 101/2.
bool runs_into_number(Text character, std::string_view spelling, std::string_view before);

/// The spelling of one character in ASCII, nothing when there is none.
std::optional<std::string> ascii_spelling(Text character, AsciiTable table, Arena& arena);

}  // namespace damson
