// The form of a date in the letters of Python, SQL, Java and Excel.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace damson {

/// `"%d.%m.%Y"`, `"dd.MM.yyyy"`, `"dd.mm.yy"` as a text in the letters of Damson: `"DD.MM.YYYY"`. Nothing when it is no
/// plain text, when it is in those letters already, or when a part of it cannot be said.
std::optional<std::string> date_format_here(std::string_view written);

}  // namespace damson
