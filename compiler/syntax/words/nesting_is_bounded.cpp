// The parser and whoever walks the tree recurse: this keeps them within the stack, before anything recurses.
#include <vector>

#include "DamsonLexer.h"
#include "compiler/diagnostics/expression_too_long.h"
#include "compiler/diagnostics/nested_too_deeply.h"
#include "compiler/syntax/words/check_words.h"
#include "compiler/syntax/words/word_kind.h"
#include "runtime/base/limits.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;

/// Words that put one node of the tree above another.
bool deepens(size_t type) {
  switch (type) {
    case DamsonLexer::PLUS:
    case DamsonLexer::MINUS:
    case DamsonLexer::STAR:
    case DamsonLexer::PIPE:
    case DamsonLexer::DOT:
    case DamsonLexer::NOT:
    case DamsonLexer::AND:
    case DamsonLexer::OR:
    case DamsonLexer::ELSE:
    case DamsonLexer::IF:
    case DamsonLexer::FOR:
    case DamsonLexer::CASE:
    case DamsonLexer::LIST:
    case DamsonLexer::LEFT_BRACKET: return true;
    default:  // token types are numbers that the grammar gives out
      return false;
  }
}

/// Words after which another expression begins beside the last, not above or below it.
bool begins_anew(size_t type) {
  return type == DamsonLexer::COMMA || type == DamsonLexer::ASSIGN || type == DamsonLexer::COLON ||
         type == DamsonLexer::BECAUSE;
}

/// Counts levels of the tree from words alone, never too few.
class DepthCount {
 public:
  size_t open_brackets() const { return frames_.size() - 1; }
  size_t operators() const { return operators_; }

  void open() { frames_.emplace_back(); }

  void close() {
    if (frames_.size() == 1) return;
    operators_ -= frames_.back().operators;
    frames_.pop_back();
  }

  void deepen() {
    ++frames_.back().operators;
    ++operators_;
  }

  void loop() { ++frames_.back().loops; }

  /// `=>` goes on with a `for`, or begins the result of another arm.
  void arrow() {
    if (frames_.back().loops == 0) return begin_anew();
    --frames_.back().loops;
  }

  void begin_anew() {
    operators_ -= frames_.back().operators;
    frames_.back() = {};
  }

 private:
  struct Frame {
    size_t operators = 0;
    size_t loops = 0;  // `for` whose `=>` has not come yet
  };
  std::vector<Frame> frames_ = {Frame{}};  // the text and each open bracket
  size_t operators_ = 0;                   // of all frames
};

}  // namespace

bool nesting_is_bounded(const Words& words, SyntaxProblems& problems) {
  DepthCount depth;
  for (const Word& word : words.list) {
    if (begins_anew(word.type)) depth.begin_anew();
    if (word.type == DamsonLexer::FAT_ARROW) depth.arrow();
    if (word.type == DamsonLexer::FOR) depth.loop();
    if (deepens(word.type)) depth.deepen();
    if (opens_bracket(word.type)) depth.open();
    if (closes_bracket(word.type)) depth.close();
    if (depth.open_brackets() > limits::nesting) {
      problems.add(nested_too_deeply(word.span, limits::nesting)
                       .note("give an inner part a name with `let`, or make it a function"));
      return false;
    }
    if (depth.operators() > limits::chained_operators) {
      problems.add(expression_too_long(word.span, limits::chained_operators)
                       .note("compare with a list, `x in [\"a\", \"b\"]`, or give the parts names with `let`"));
      return false;
    }
  }
  return true;
}

}  // namespace damson::syntax
