// What the parser does about a mistake: reports it once, in the reader's words, and goes on with the next line.
#pragma once

#include <antlr4-runtime.h>

#include <memory>
#include <optional>
#include <vector>

#include "compiler/syntax/recovery/failure.h"
#include "compiler/syntax/syntax_problems.h"
#include "compiler/syntax/words/words.h"

namespace damson::syntax {

/// Words that stand outside of any declaration, with the name that they seem to declare.
struct LostWords {
  Span span;
  std::optional<Name> name;
};

/// Gives up a rule until one is reached after which reading can go on: a line, an arm, a declaration. Slips that leave
/// no doubt (a misspelt keyword, one sign for another) are reported and read as what was meant.
class RecoveryStrategy final : public antlr4::ANTLRErrorStrategy {
 public:
  RecoveryStrategy(Words& words, SyntaxProblems& problems) : words_(words), problems_(problems) {}

  const std::vector<LostWords>& lost() const { return lost_; }

  void reset(antlr4::Parser* parser) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  void sync(antlr4::Parser* parser) override;
  bool inErrorRecoveryMode(antlr4::Parser* parser) override;
  void reportMatch(antlr4::Parser* parser) override;
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;

 private:
  // Where blocks and declarations begin.
  void check_top_level(antlr4::Parser& parser);
  void check_block(antlr4::Parser& parser, size_t rule);
  void check_unfitting(antlr4::Parser& parser, size_t rule, size_t index);
  bool read_as_keyword(antlr4::Parser& parser, const std::vector<size_t>& keywords);
  /// A comma behind a whole line.
  void report_comma(size_t index, size_t rule);
  /// Where a line broke off and the parser took the name of the next line for its end: back to that name.
  bool go_back_to_line(antlr4::Parser& parser, size_t index);
  void lose_words(antlr4::Parser& parser, size_t begin, size_t end);

  // Within a line.
  void check_signs(antlr4::Parser& parser, size_t rule);
  bool accept_other_sign(antlr4::Parser& parser, const std::vector<size_t>& expected);
  bool accept_misspelt(antlr4::Parser& parser, const std::vector<size_t>& expected);
  bool accept_reserved(antlr4::Parser& parser, const std::vector<size_t>& expected);
  /// `drop a, because "…"`, where the parser has taken `because` for the name of a field.
  bool reports_comma_before_because(size_t index);
  antlr4::Token* insert(size_t type);

  void change_type(antlr4::Parser& parser, size_t index, size_t type);
  void report(const Failure& failure, size_t end);

  Words& words_;
  SyntaxProblems& problems_;
  std::optional<Failure> failure_;  // while rules are given up
  std::vector<LostWords> lost_;
  std::vector<std::unique_ptr<antlr4::Token>> inserted_;
};

}  // namespace damson::syntax
