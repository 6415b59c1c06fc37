// ANTLR's parse → outline.
#pragma once

#include "DamsonParser.h"
#include "compiler/syntax/outline/outline.h"

namespace damson::syntax {

/// The declarations of `spec` that `tree` has without a problem, and whose words are those of `read`, to which the
/// outline's numbers refer; `parsed` are the words that ANTLR's tokens count.
std::vector<Phrase> build_outline(grammar::DamsonParser::SpecContext* spec, const SyntaxTree& tree, const Words& parsed,
                                  const Words& read);

}  // namespace damson::syntax
