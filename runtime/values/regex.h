// Linear-time regular expressions, compiled once per call.
#pragma once

#include <memory>
#include <string>

#include <re2/re2.h>

#include "runtime/base/result.h"
#include "runtime/values/function.h"

namespace damson {

using Regex = std::shared_ptr<const RE2>;

/// A problem in the reader's words when the pattern is none.
Result<Regex> compile_regex(const RegexLiteral& literal);

inline re2::StringPiece as_piece(Text text) { return {text.data(), text.size()}; }
inline Text as_text(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

/// Whether it matches somewhere in the text.
inline bool found_in(const Regex& regex, Text text) { return RE2::PartialMatch(as_piece(text), *regex); }
/// Whether it matches the whole text.
inline bool matches_whole(const Regex& regex, Text text) { return RE2::FullMatch(as_piece(text), *regex); }

}  // namespace damson
