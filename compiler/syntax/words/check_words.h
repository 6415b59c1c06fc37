// What has to hold of the words before they are parsed.
#pragma once

#include "compiler/syntax/syntax_problems.h"
#include "compiler/syntax/words/words.h"

namespace damson::syntax {

/// Reports each mistake that the lexer saw.
void report_broken_words(const Words& words, SyntaxProblems& problems);

/// Whether brackets and operators stay within the limits that keep recursion within the stack; reports where not.
bool nesting_is_bounded(const Words& words, SyntaxProblems& problems);

}  // namespace damson::syntax
