// Why a text does not end on its line.
#pragma once

#include <cstddef>
#include <optional>

#include "compiler/syntax/words/words.h"
#include "runtime/diagnostics/problem.h"

namespace damson::syntax {

/// `word` is the BROKEN_TEXT at the end of a line, `open` the first text or brace in a text that is open there. Nothing
/// when there is no more to say than that a quote is missing.
std::optional<Problem> explain_open_text(const Words& words, size_t first_open, size_t word);

/// `“draft"`: a text that begins with a quote of a word processor and ends with a straight one. `word` is the first.
std::optional<Problem> explain_mixed_quotes(const Words& words, size_t word);

}  // namespace damson::syntax
