// Linear-time regular expressions, compiled once per call. Classes and borders of words are those of Unicode.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include <re2/re2.h>

#include "runtime/base/result.h"
#include "runtime/values/function.h"
#include "runtime/values/regex_borders.h"

namespace damson {

class CompiledRegex {
 public:
  CompiledRegex(const std::string& pattern, const RE2::Options& options, const BorderMarks& marks)
      : regex_(pattern, options), marks_(marks) {}

  const RE2& re2() const { return regex_; }
  const BorderMarks& marks() const { return marks_; }
  bool finds(Text text, RE2::Anchor anchor) const;

 private:
  RE2 regex_;
  BorderMarks marks_;
};
using Regex = std::shared_ptr<const CompiledRegex>;

/// A problem in the reader's words when the pattern is none.
Result<Regex> compile_regex(const RegexLiteral& literal);
/// The problem alone, without the pattern.
std::optional<std::string> regex_problem(const RegexLiteral& literal);

/// Finds one match after the other in a text.
class RegexSearch {
 public:
  RegexSearch(const CompiledRegex& regex, Text text);

  Text text() const { return text_; }
  /// The first match that begins at `from` or behind it. `groups` gets what its groups found, parts of the text, the
  /// whole match first; a group that took no part has no data.
  bool find(size_t from, RE2::Anchor anchor, std::span<re2::StringPiece> groups) const;

 private:
  re2::StringPiece in_text(const re2::StringPiece& found) const;

  const CompiledRegex& regex_;
  Text text_;
  std::optional<MarkedText> marked_;
};

inline re2::StringPiece as_piece(Text text) { return {text.data(), text.size()}; }
inline Text as_text(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

/// Whether it matches somewhere in the text.
inline bool found_in(const Regex& regex, Text text) { return regex->finds(text, RE2::UNANCHORED); }
/// Whether it matches the whole text.
inline bool matches_whole(const Regex& regex, Text text) { return regex->finds(text, RE2::ANCHOR_BOTH); }

}  // namespace damson
