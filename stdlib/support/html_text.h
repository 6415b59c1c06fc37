// The text inside HTML, as a browser shows it.
#pragma once

#include <string>

#include "runtime/base/result.h"
#include "runtime/values/arena.h"

namespace damson {

/// Appends the text with character references written out as the HTML standard says; unknown ones as they are.
void write_unescaped(Text text, std::string& out);

/// Appends the text of a piece of HTML; gives whether it had tags or comments. Fails for HTML that is nested beyond
/// what people write.
Result<bool> write_html_text(Text html, std::string& out);

}  // namespace damson
