// Vocabularies: what a text becomes, said by arms and by terms of a file.
#pragma once

#include "compiler/check/expression.h"

namespace damson::checking {

void check_vocabulary(Checking& all, Vocabulary& vocabulary);
ExpressionPtr apply_vocabulary(Context& context, Vocabulary& vocabulary, const ExpressionPtr& subject, Span span);
/// The texts that it can yield; nothing (and a problem, once) when that is not known.
std::optional<std::vector<std::string>> vocabulary_results(Checking& all, Vocabulary& vocabulary);

}  // namespace damson::checking
