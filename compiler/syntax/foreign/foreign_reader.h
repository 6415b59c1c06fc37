// Words around a place, and what takes the place of some of them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "DamsonLexer.h"
#include "compiler/elsewhere/foreign_word.h"
#include "compiler/syntax/syntax_problems.h"
#include "compiler/syntax/words/word_kind.h"
#include "compiler/syntax/words/words.h"
#include "runtime/diagnostics/problem_draft.h"

namespace damson::syntax {

using Lexer = grammar::DamsonLexer;

/// Some words in a row; `end` is behind the last.
struct WordRange {
  size_t begin = 0;
  size_t end = 0;
  bool empty() const { return begin >= end; }
};

class ForeignReader {
 public:
  ForeignReader(Words& words, SyntaxProblems& problems) : words_(words), problems_(problems) {}

  // Looking.
  size_t size() const { return words_.list.size(); }
  const Word& at(size_t index) const { return words_.at(index); }
  size_t type(size_t index) const { return index < size() ? words_.list[index].type : size_t{0}; }
  size_t type_before(size_t index) const { return index == 0 ? size_t{0} : type(index - 1); }
  std::string_view text(size_t index) const { return words_.text_of(at(index)); }
  std::string_view content() const { return words_.content; }
  /// In lower case.
  std::string lowered(size_t index) const;
  /// A name that is this word in letters of any case; no name in backquotes.
  bool is_name(size_t index, std::initializer_list<std::string_view> words) const;
  bool adjacent(size_t first) const { return at(first).span.end == at(first + 1).span.begin; }
  bool same_line(size_t index) const { return index < size() && !at(index).first_on_line; }
  bool ends_operand(size_t index) const;
  bool begins_operand(size_t index) const;
  /// Whether a value stands on both sides, on one line.
  bool between_operands(size_t first, size_t behind) const;
  Span span(WordRange range) const {
    return {.text = words_.text, .begin = at(range.begin).span.begin, .end = at(range.end - 1).span.end};
  }
  /// As it is written, on one line; what has been told of, as it is written here.
  std::string written(WordRange range) const;

  /// The partner of a closing or an opening bracket, brace or quote; nothing when it has none.
  std::optional<size_t> opening_of(size_t index) const;
  std::optional<size_t> closing_of(size_t index) const;
  /// The operand that ends in front of `index`, with its pipes and calls; empty when there is none.
  WordRange operand_before(size_t index) const;
  /// The operand that begins at `index`.
  WordRange operand_at(size_t index) const;
  /// Where the whole value that `index` is a part of begins and ends.
  size_t value_begin(size_t index) const;
  size_t value_end(size_t index) const;
  /// The parts between brackets, with `separator` or commas between them.
  std::vector<WordRange> parts_between(size_t open, size_t close, size_t separator) const;
  /// Whether the value is true or false: it compares, asks, or stands behind `when` and the like.
  bool is_condition(size_t index) const;
  /// Whether a declaration that begins with this word is around `index`.
  bool inside(size_t declaration, size_t index) const;
  /// The bracket that is open around a word: `(` or `[`, with no brace between them.
  std::optional<size_t> opener_around(size_t index) const;

  // Telling.
  static ProblemDraft draft(Span where, std::string_view message);
  void report(Span where, std::string message, std::string replacement, Fix fix = Fix::needs_review);
  /// What is inside of its place was told of already and is told no more: this says it all.
  void tell(Problem problem);
  void tell_all();
  /// Beyond so many nobody reads on.
  bool is_full() const;

  // Changing.
  void change(size_t index, size_t new_type) { words_.list[index].type = new_type; }
  void erase(WordRange range);
  /// A word without a place of its own, in front of `index`.
  void insert(size_t index, size_t new_type);
  /// One word in the place of several, which reads `made`.
  void become(WordRange range, size_t new_type, std::string made);
  /// A value that has been told of, and is written `here`; what it is made of is looked at for itself.
  void become_explained(WordRange range, const std::vector<WordRange>& parts, std::string here);
  /// A word that has been told of, and makes its line one that says nothing.
  void lose(size_t index) { change(index, Lexer::EXPLAINED); }

 private:
  bool continues_line(size_t index) const;

  Words& words_;
  SyntaxProblems& problems_;
  std::vector<Problem> told_;
};

}  // namespace damson::syntax
