// Laying out text for a terminal: its width, cutting it, wrapping it.
#pragma once

#include <string>
#include <string_view>

namespace damson {

/// How many columns a terminal gives to the text, which has no line breaks.
size_t display_width(std::string_view text);

/// `text` filled with blanks up to `width` columns, on the left or on the right.
std::string pad_left_to(std::string_view text, size_t width);
std::string pad_right_to(std::string_view text, size_t width);

/// At most `width` columns; what is cut ends in "…".
std::string shortened(std::string_view text, size_t width);

/// Words in lines of at most `width` columns, `indent` blanks before every line but the first, no line break at the
/// end. The first line begins `first_used` columns in. A word that fits no line is broken.
std::string wrapped(std::string_view text, size_t width, size_t indent, size_t first_used);

}  // namespace damson
