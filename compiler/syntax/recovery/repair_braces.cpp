// A brace is looked for where the indentation says that it should be.
#include "compiler/syntax/recovery/repair_braces.h"

#include <optional>

#include "DamsonLexer.h"
#include "compiler/diagnostics/missing_closing_brace.h"
#include "compiler/diagnostics/stray_closing_bracket.h"
#include "compiler/syntax/words/word_kind.h"
#include "runtime/base/limits.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;

struct BracePair {
  size_t open;
  std::optional<size_t> close;
};

struct BraceMatch {
  std::vector<BracePair> pairs;  // in the order in which they open
  std::vector<size_t> stray;     // closing braces without an opening one
  bool balanced() const {
    if (!stray.empty()) return false;
    for (const BracePair& pair : pairs) {
      if (!pair.close) return false;
    }
    return true;
  }
};

/// Matches the braces of some words; those of texts are the lexer's business and are passed over.
class BraceMatcher {
 public:
  BraceMatch match(const Words& words, size_t begin, size_t end) {
    for (size_t index = begin; index < end; ++index) see(words.list[index].type, index);
    return std::move(found_);
  }

 private:
  struct Open {
    size_t type;
    size_t pair;  // of a brace, into the pairs
  };

  void see(size_t type, size_t index) {
    if (type == DamsonLexer::TEXT_OPEN || type == DamsonLexer::INTERPOLATION_OPEN) {
      open_.push_back({type, 0});
    } else if (type == DamsonLexer::TEXT_CLOSE) {
      if (!open_.empty() && open_.back().type == DamsonLexer::TEXT_OPEN) open_.pop_back();
    } else if (type == DamsonLexer::BROKEN_TEXT) {
      leave_texts();
    } else if (type == DamsonLexer::LEFT_BRACE) {
      open_.push_back({type, found_.pairs.size()});
      found_.pairs.push_back({index, std::nullopt});
    } else if (type == DamsonLexer::RIGHT_BRACE) {
      close(index);
    }
  }

  void close(size_t index) {
    if (open_.empty() || open_.back().type == DamsonLexer::TEXT_OPEN) {
      found_.stray.push_back(index);
      return;
    }
    if (open_.back().type == DamsonLexer::LEFT_BRACE) found_.pairs[open_.back().pair].close = index;
    open_.pop_back();
  }

  /// A text that does not end takes the braces in it along; they are nothing to repair.
  void leave_texts() {
    size_t text = 0;
    while (text < open_.size() && open_[text].type != DamsonLexer::TEXT_OPEN) ++text;
    for (size_t at = text; at < open_.size(); ++at) {
      BracePair* pair = open_[at].type == DamsonLexer::LEFT_BRACE ? &found_.pairs[open_[at].pair] : nullptr;
      if (pair != nullptr) pair->close = pair->open;
    }
    open_.resize(text);
  }

  std::vector<Open> open_;
  BraceMatch found_;
};

uint32_t indentation(const Words& words, size_t index) {
  while (index > 0 && !words.list[index].first_on_line) --index;
  return words.list[index].column;
}

/// The first word after `open` that is not indented more than the line of `open`, or `end`.
size_t end_of_indented(const Words& words, size_t open, size_t end) {
  const uint32_t outside = indentation(words, open);
  const auto is_outside = [&](size_t index) {
    return words.list[index].first_on_line && words.list[index].column <= outside;
  };
  if (open + 1 < end && is_outside(open + 1)) return end;  // not indented at all: nothing to go by
  for (size_t index = open + 1; index < end; ++index) {
    if (is_outside(index)) return index;
  }
  return end;
}

/// The innermost brace whose partner stands further left than its line, or else the innermost without a partner.
const BracePair& never_closed(const Words& words, const BraceMatch& match) {
  const BracePair* unclosed = nullptr;
  for (const BracePair& pair : match.pairs) {
    if (!pair.close) unclosed = &pair;
  }
  for (auto pair = match.pairs.rbegin(); pair != match.pairs.rend(); ++pair) {
    if (!pair->close) continue;
    const Word& close = words.list[*pair->close];
    if (close.first_on_line && close.column < indentation(words, pair->open)) return *pair;
  }
  return *unclosed;
}

/// Whether a text, pattern or name that does not end has swallowed a brace: then the lexer's problem explains this one.
bool brace_was_swallowed(const Words& words, size_t begin, size_t end) {
  for (size_t index = begin; index < end; ++index) {
    const Word& word = words.list[index];
    const bool swallows = word.type == DamsonLexer::BROKEN_TEXT || word.type == DamsonLexer::BROKEN_REGEX ||
                          word.type == DamsonLexer::BROKEN_NAME || word.type == DamsonLexer::BROKEN_QUOTES;
    if (!swallows) continue;
    const size_t at = word.span.begin;
    const size_t line_break = words.content.rfind('\n', at == 0 ? 0 : at - 1);
    const size_t line_begin = line_break == std::string_view::npos ? 0 : line_break + 1;
    const std::string_view line = words.content.substr(line_begin, words.content.find('\n', at) - line_begin);
    if (line.find_first_of("{}") != std::string_view::npos) return true;
  }
  return false;
}

void close_brace(Words& words, const BraceMatch& match, size_t end, bool silent, SyntaxProblems& problems) {
  const BracePair& pair = never_closed(words, match);
  const size_t before = end_of_indented(words, pair.open, end);
  ProblemDraft problem = missing_closing_brace(words.list[pair.open].span);
  problem.label("opened here");
  const Word& next = words.list[before];
  if (next.type != antlr4::Token::EOF) problem.related(next.span, "it should be closed before this");
  if (!silent) problems.add(problem);

  const Word& last = words.list[before - 1];
  Word inserted{.type = DamsonLexer::RIGHT_BRACE,
                .span = last.span,
                .line = last.line,
                .column = last.column,
                .first_on_line = false};
  inserted.span.begin = inserted.span.end;
  words.list.insert(words.list.begin() + static_cast<std::ptrdiff_t>(before), inserted);
}

/// The closing brace that most likely came too early: one that stands deeper than the line of its partner, else the
/// last.
size_t closes_nothing(const Words& words, const BraceMatch& match) {
  for (const BracePair& pair : match.pairs) {
    if (!pair.close) continue;
    const Word& close = words.list[*pair.close];
    if (close.first_on_line && close.column > indentation(words, pair.open)) return *pair.close;
  }
  for (const BracePair& pair : match.pairs) {
    if (!pair.close) continue;
    const Word& close = words.list[*pair.close];
    if (!close.first_on_line && close.line != words.list[pair.open].line) return *pair.close;
  }
  return match.stray.back();
}

void drop_brace(Words& words, const BraceMatch& match, bool silent, SyntaxProblems& problems) {
  const size_t index = closes_nothing(words, match);
  const Span place = words.list[index].span;
  if (!silent) problems.add(stray_closing_bracket(place, "}").suggest(place, "", Fix::needs_review, "take it away"));
  words.list.erase(words.list.begin() + static_cast<std::ptrdiff_t>(index));
}

/// Where the declaration that begins at `begin` must be over.
size_t end_of_declaration(const Words& words, size_t begin) {
  const bool is_test = words.list[begin].type == DamsonLexer::TEST;
  const size_t end = words.list.size() - 1;
  int open = 0;
  for (size_t index = begin + 1; index < end; ++index) {
    const Word& word = words.list[index];
    open += word.type == DamsonLexer::LEFT_BRACE ? 1 : 0;
    open -= word.type == DamsonLexer::RIGHT_BRACE ? 1 : 0;
    if (!word.first_on_line) continue;
    const bool begins =
        open > 0 ? begins_declaration_in_braces(words, index, is_test) : is_declaration_start(words, index);
    if (begins) return index;
  }
  return end;
}

}  // namespace

void repair_braces(Words& words, SyntaxProblems& problems) {
  size_t repairs = 0;
  for (size_t begin = 0; begin + 1 < words.list.size();) {
    const size_t end = end_of_declaration(words, begin);
    const BraceMatch match = BraceMatcher().match(words, begin, end);
    if (match.balanced() || repairs++ >= limits::shown_problems) {
      begin = end;
      continue;
    }
    const bool silent = brace_was_swallowed(words, begin, end);
    if (match.stray.empty()) {
      close_brace(words, match, end, silent, problems);
    } else {
      drop_brace(words, match, silent, problems);
    }
  }
}

}  // namespace damson::syntax
