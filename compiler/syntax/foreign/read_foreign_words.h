// What other languages would write in the place of Damson: told once, and read as it was meant, so that the rest of the
// spec is looked at too.
#pragma once

#include "compiler/syntax/syntax_problems.h"
#include "compiler/syntax/words/words.h"

namespace damson::syntax {

/// Reports every way of another language in words that do not parse, and puts words of this one in its place.
void read_foreign_words(Words& words, SyntaxProblems& problems);

}  // namespace damson::syntax
