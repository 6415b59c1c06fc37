// Slips whose line is clear all the same: told once, and read as what was meant.
#pragma once

#include "compiler/syntax/syntax_problems.h"
#include "compiler/syntax/words/words.h"

namespace damson::syntax {

/// A sign that is missing, too many or another one in a line whose words say what it is. Only for texts that do not
/// parse as they are.
void mend_line_slips(Words& words, SyntaxProblems& problems);

/// Patterns that a slash inside them ends too early, texts that go on on the next line, and signs of word processors.
/// Before broken words are reported: what is left of such a pattern or text is one.
void mend_texts(Words& words, SyntaxProblems& problems);

}  // namespace damson::syntax
