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
#include "compiler/syntax/words/explain_open_text.h"
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
    {"“", "\""}, {"”", "\""}, {"„", "\""}, {"«", "\""}, {"»", "\""}, {"'", "\""},
    {"‘", "\""}, {"’", "\""}, {"–", "-"},  {"—", "-"},  {"−", "-"},  {"×", "*"},
    {"→", "->"}, {"⇒", "=>"}, {"≥", ">="}, {"≤", "<="}, {"≠", "!="}, {"…", "..."},
};

std::optional<std::string_view> meant_by(std::string_view written) {
  for (const LookAlike& pair : look_alikes) {
    if (pair.written == written) return pair.meant;
  }
  return std::nullopt;
}

bool is_number_word(size_t type) { return type == DamsonLexer::INTEGER || type == DamsonLexer::DECIMAL; }

Problem describe_character(const Words& words, size_t index) {
  const Word& word = words.list[index];
  const std::string_view written = words.text_of(word);
  ProblemDraft problem = unknown_character(word.span, written);
  const bool in_range =
      index > 0 && is_number_word(words.list[index - 1].type) && is_number_word(words.at(index + 1).type);
  if (written == "…" && in_range) return problem.suggest(word.span, "..");
  if (written == "´") return problem.note("a name with spaces or signs stands in backquotes: `` ` ``");
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

/// `'the artist''s name'`: an apostrophe in SQL, of which the lexer makes two texts.
std::optional<Problem> describe_doubled_quotes(const Words& words, size_t index) {
  const Word& word = words.list[index];
  const Word& next = words.at(index + 1);
  const bool doubled = next.type == DamsonLexer::BROKEN_QUOTES && next.span.begin == word.span.end &&
                       words.text_of(word).starts_with('\'') && words.text_of(next).starts_with('\'');
  if (!doubled) return std::nullopt;
  const Span both{.text = word.span.text, .begin = word.span.begin, .end = next.span.end};
  std::string inside(words.content.substr(both.begin + 1, both.end - both.begin - 2));
  inside.erase(inside.find("''"), 1);
  if (inside.find_first_of("\\{}\"") != std::string::npos) return std::nullopt;
  return wrong_quotes(both).suggest(both, "\"" + inside + "\"");
}

/// Whether the spec has a name in backquotes that reads like this.
bool is_quoted_name(const Words& words, const std::string& name) {
  return std::ranges::any_of(words.list, [&](const Word& word) {
    return word.type == DamsonLexer::QUOTED_NAME && words.text_of(word) == "`" + name + "`";
  });
}

Problem describe_quotes(const Words& words, const Word& word, std::string_view written) {
  const Utf8Unit first = utf8_unit_at(written, 0);
  size_t last = written.size() - 1;
  while ((static_cast<unsigned char>(written[last]) & 0xC0U) == 0x80U) --last;
  const std::string inside(written.substr(first.bytes, last - first.bytes));
  if (is_quoted_name(words, inside)) {
    return wrong_quotes(word.span)
        .label("a name with spaces or signs stands in backquotes")
        .suggest(word.span, "`" + inside + "`")
        .note(fmt::format("if a text is meant, and not the field, write `\"{}\"`", inside));
  }
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
  void see(const Words& words, size_t index, SyntaxProblems& problems) {
    const Word& word = words.list[index];
    if (word.type == DamsonLexer::TEXT_OPEN) open_.push_back(index);
    if (word.type == DamsonLexer::BROKEN_BRACE) braces_.push_back(word.span);
    if (word.type == DamsonLexer::TEXT_ESCAPE && words.text_of(word) == "\\{" && !hidden_) hidden_ = word.span;
    if (word.type != DamsonLexer::TEXT_CLOSE || open_.empty()) return;
    open_.pop_back();
    if (!open_.empty()) return;
    for (const Span brace : braces_) problems.add(describe_brace(brace));
    forget();
  }

  /// The outermost, which ends with its line; nothing when there is none.
  std::optional<size_t> break_off() {
    const std::optional<size_t> first = open_.empty() ? std::nullopt : std::optional(open_.front());
    open_.clear();
    forget();
    return first;
  }

 private:
  void forget() {
    braces_.clear();
    hidden_.reset();
  }

  Problem describe_brace(Span brace) const {
    if (hidden_) {
      return lone_brace_in_text(brace)
          .related(*hidden_, "behind a backslash, a `{` is part of the text")
          .note("write `/` between the parts of a path, and the braces of a value without a backslash");
    }
    return lone_brace_in_text(brace).note(
        "put the `{` before the value that it ends, or write `\\}` for a brace that is part of the text");
  }

  std::vector<size_t> open_;
  std::vector<Span> braces_;
  std::optional<Span> hidden_;
};

Problem describe_open_text(const Words& words, std::optional<size_t> first, size_t index) {
  if (first) {
    if (auto problem = explain_open_text(words, *first, index)) return std::move(*problem);
  }
  const Span end = words.list[index].span;
  const Span begin = first ? words.list[*first].span : end;
  return unterminated_text(Span{.text = begin.text, .begin = begin.begin, .end = std::max(begin.end, end.begin)})
      .label("it begins here")
      .note("close it with `\"`; a line break inside it is written `\\n`");
}

/// The first word behind the line of `index`.
size_t end_of_line(const Words& words, size_t index) {
  ++index;
  while (index + 1 < words.list.size() && !words.list[index].first_on_line) ++index;
  return index;
}

}  // namespace

void report_broken_words(const Words& words, SyntaxProblems& problems) {
  OpenTexts texts;
  for (size_t index = 0; index < words.list.size(); ++index) {
    const Word& word = words.list[index];
    texts.see(words, index, problems);
    const std::string_view written = words.text_of(word);
    if (written.empty() && word.type != DamsonLexer::BROKEN_TEXT) continue;  // stands for what was told of already
    switch (word.type) {
      case DamsonLexer::BROKEN_TEXT: problems.add(describe_open_text(words, texts.break_off(), index)); break;
      case DamsonLexer::BROKEN_REGEX: {
        problems.add(describe_regex(words, index));
        const bool doubled = words.at(index + 1).type == DamsonLexer::BROKEN_REGEX;
        if (doubled) ++index;
        break;
      }
      case DamsonLexer::BROKEN_NAME:
        problems.add(unterminated_name(word.span)
                         .label("it begins here")
                         .note("a name in backquotes ends with a backquote: `` `Shelf Number` ``"));
        break;
      case DamsonLexer::BROKEN_NUMBER:
        problems.add(
            number_with_letters(word.span, written)
                .suggest(word.span, "`" + std::string(written) + "`", Fix::needs_review, "put it into backquotes"));
        break;
      case DamsonLexer::BROKEN_QUOTES:
        if (auto problem = describe_doubled_quotes(words, index)) {
          problems.add(std::move(*problem));
          ++index;
        } else {
          problems.add(describe_quotes(words, word, written));
        }
        break;
      case DamsonLexer::BROKEN_CHARACTER:
        if (auto problem = explain_mixed_quotes(words, index)) {
          problems.add(std::move(*problem));
          index = end_of_line(words, index) - 1;
          texts.break_off();
        } else {
          problems.add(describe_character(words, index));
        }
        break;
      default:  // all other words are sound
        break;
    }
  }
}

}  // namespace damson::syntax
