// Which paths a pattern with `*`, `?`, `[ab]` and `**` stands for.
#pragma once

#include <string>
#include <string_view>

namespace damson {

/// Whether `text` has anything that makes it a pattern.
bool is_glob(std::string_view text);

/// The pattern that stands for this one path, whatever characters are in it.
std::string as_glob(std::string_view path);

/// Whether one name (no `/` in it) fits one part of a pattern. A leading dot is only matched by a dot.
bool glob_part_matches(std::string_view pattern, std::string_view name);

}  // namespace damson
