// Braces that are missing or too many, put right before the parser reads a text with mistakes.
#pragma once

#include "compiler/syntax/syntax_problems.h"
#include "compiler/syntax/words/words.h"

namespace damson::syntax {

/// Reports and repairs, declaration by declaration, so that one lost brace does not turn the rest of a file around.
/// Where a brace is missing is guessed from the indentation; only for texts that do not parse as they are.
void repair_braces(Words& words, SyntaxProblems& problems);

}  // namespace damson::syntax
