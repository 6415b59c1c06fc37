// The text inside HTML.
#pragma once

#include <string>

#include "runtime/values/arena.h"

namespace damson {

/// Appends the text with character references written out; unknown ones as they are.
void write_unescaped(Text text, std::string& out);

/// Appends the text of a piece of HTML; whether it had tags or comments.
bool write_html_text(Text html, std::string& out);

}  // namespace damson
