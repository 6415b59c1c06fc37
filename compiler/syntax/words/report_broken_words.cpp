// The mistakes that the lexer saw, in the reader's words.
#include <optional>
#include <string>
#include <vector>

#include "DamsonLexer.h"
#include "compiler/diagnostics/lone_brace_in_text.h"
#include "compiler/diagnostics/number_with_letters.h"
#include "compiler/diagnostics/unknown_character.h"
#include "compiler/diagnostics/unterminated_name.h"
#include "compiler/diagnostics/unterminated_regex.h"
#include "compiler/diagnostics/unterminated_text.h"
#include "compiler/diagnostics/wrong_quotes.h"
#include "compiler/syntax/words/check_words.h"
#include "compiler/syntax/words/word_kind.h"
#include "runtime/base/utf8.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;

struct LookAlike {
  std::string_view written;
  std::string_view meant;
};

/// What word processors and other languages write.
constexpr LookAlike look_alikes[] = {
    {"“", "\""}, {"”", "\""}, {"„", "\""}, {"«", "\""}, {"»", "\""}, {"'", "\""}, {"‘", "\""}, {"’", "\""}, {"–", "-"},
    {"—", "-"},  {"−", "-"},  {"×", "*"},  {"→", "->"}, {"⇒", "=>"}, {"≥", ">="}, {"≤", "<="}, {"≠", "!="}, {"…", "..."},
};

std::optional<std::string_view> meant_by(std::string_view written) {
  for (const LookAlike& pair : look_alikes) {
    if (pair.written == written) return pair.meant;
  }
  return std::nullopt;
}

Problem describe_character(const Word& word, std::string_view written) {
  ProblemDraft problem = unknown_character(word.span, written);
  if (const auto meant = meant_by(written)) {
    return problem.suggest(word.span, std::string(*meant));
  }
  if (written == ";") {
    return problem.suggest(word.span, "", Fix::needs_review, "take it away: a line needs nothing at its end");
  }
  if (written == "&") return problem.note("for \"both\" write `and`");
  if (written == "!") return problem.note("to turn a condition around write `not`");
  if (written == "\\") return problem.note("a backslash only has a meaning in texts and patterns");
  if (written == "\xEF\xBB\xBF" || written == "\xE2\x80\x8B") {
    return unknown_character(word.span, "an invisible character").suggest(word.span, "", Fix::safe, "take it away");
  }
  return problem;
}

Problem describe_quotes(const Word& word, std::string_view written) {
  const Utf8Unit first = utf8_unit_at(written, 0);
  size_t last = written.size() - 1;
  while ((static_cast<unsigned char>(written[last]) & 0xC0U) == 0x80U) --last;
  const std::string inside(written.substr(first.bytes, last - first.bytes));
  // Braces and backslashes would take on a meaning.
  const Fix fix = inside.find_first_of("\\{}") == std::string::npos ? Fix::safe : Fix::needs_review;
  return wrong_quotes(word.span).suggest(word.span, "\"" + inside + "\"", fix);
}

Problem describe_regex(const Words& words, size_t index) {
  const Word& word = words.list[index];
  ProblemDraft problem = unterminated_regex(word.span);
  const std::string_view written = words.text_of(word);
  if (written == "/" && words.at(index + 1).type == DamsonLexer::BROKEN_REGEX) {
    return problem.note("if this is a comment, begin it with `#`");
  }
  if (written.starts_with("/ ")) return problem.note("if this is a division, write `divide(a, b, places)`");
  return problem.label("it begins here").note("a slash inside a pattern is written `\\/`");
}

/// Follows which texts are open, to say where one that does not end began. Lone braces count only in texts that end.
class OpenTexts {
 public:
  void see(const Word& word, SyntaxProblems& problems) {
    if (word.type == DamsonLexer::TEXT_OPEN) open_.push_back(word.span);
    if (word.type == DamsonLexer::BROKEN_BRACE) braces_.push_back(word.span);
    if (word.type != DamsonLexer::TEXT_CLOSE || open_.empty()) return;
    open_.pop_back();
    if (!open_.empty()) return;
    for (const Span brace : braces_) problems.add(lone_brace_in_text(brace).suggest(brace, "\\}", Fix::safe));
    braces_.clear();
  }

  /// The place of the outermost, which ends here with its line.
  Span break_off(Span end) {
    const Span first = open_.empty() ? end : open_.front();
    open_.clear();
    braces_.clear();
    return {.text = first.text, .begin = first.begin, .end = std::max(first.end, end.begin)};
  }

 private:
  std::vector<Span> open_;
  std::vector<Span> braces_;
};

}  // namespace

void report_broken_words(const Words& words, SyntaxProblems& problems) {
  OpenTexts texts;
  for (size_t index = 0; index < words.list.size(); ++index) {
    const Word& word = words.list[index];
    texts.see(word, problems);
    const std::string_view written = words.text_of(word);
    switch (word.type) {
      case DamsonLexer::BROKEN_TEXT:
        problems.add(unterminated_text(texts.break_off(word.span))
                         .label("it begins here")
                         .note("close it with `\"`; a line break inside it is written `\\n`"));
        break;
      case DamsonLexer::BROKEN_REGEX: {
        problems.add(describe_regex(words, index));
        const bool doubled = words.at(index + 1).type == DamsonLexer::BROKEN_REGEX;
        if (doubled) ++index;
        break;
      }
      case DamsonLexer::BROKEN_NAME:
        problems.add(unterminated_name(word.span).label("it begins here"));
        break;
      case DamsonLexer::BROKEN_NUMBER:
        problems.add(number_with_letters(word.span, written)
                         .suggest(word.span, "`" + std::string(written) + "`", Fix::needs_review, "put it into backquotes"));
        break;
      case DamsonLexer::BROKEN_QUOTES:
        problems.add(describe_quotes(word, written));
        break;
      case DamsonLexer::BROKEN_CHARACTER:
        problems.add(describe_character(word, written));
        break;
      default:  // all other words are sound
        break;
    }
  }
}

}  // namespace damson::syntax
