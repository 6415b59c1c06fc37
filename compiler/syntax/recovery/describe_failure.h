// A failure of the parser in the reader's words.
#pragma once

#include "compiler/syntax/recovery/failure.h"
#include "compiler/syntax/words/words.h"
#include "runtime/diagnostics/problem.h"

namespace damson::syntax {

/// `end` is the word where reading goes on.
Problem describe_failure(const Words& words, const Failure& failure, size_t end);

/// "`title`", "the number 5", "a text", "the end of the file"
std::string describe_word(const Words& words, size_t index);

}  // namespace damson::syntax
