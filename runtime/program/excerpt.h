// A piece of data as a message shows it: short, whole characters only.
#pragma once

#include <string>
#include <string_view>

#include "runtime/values/column.h"

namespace damson {

inline constexpr size_t excerpt_in_sentence = 60;

/// At most `characters` code points, `…` behind when something was cut off.
std::string excerpt(std::string_view text, size_t characters = excerpt_in_sentence);
std::string quoted_excerpt(std::string_view text);
/// Text in quotes, everything else as it prints.
std::string value_excerpt(const Column& column, uint32_t row);
void append_value_excerpt(const Column& column, uint32_t row, std::string& out);

}  // namespace damson
