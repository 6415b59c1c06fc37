// Putting one name in the place of the words that it was cut into.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/syntax/words/words.h"

namespace damson::syntax {

/// Letters, digits and `_`, a letter in front: no backquotes needed.
bool is_plain_name(std::string_view name);

/// Reads the bytes of `name` as one name. Where its end lies within a word or a comment, the rest of the line is cut
/// anew.
void join_to_name(Words& words, Span name);

/// Where a name that needs backquotes stands without them, outside of texts, comments and other names.
std::vector<Span> places_of(const Words& words, std::string_view name);

}  // namespace damson::syntax
