// Giving up a line and going on with the next.
#include "compiler/syntax/recovery/recovery_strategy.h"

#include <algorithm>

#include "DamsonLexer.h"
#include "DamsonParser.h"
#include "compiler/syntax/recovery/block_rules.h"
#include "compiler/syntax/recovery/describe_failure.h"
#include "compiler/syntax/recovery/skip_ahead.h"
#include "compiler/syntax/words/word_kind.h"

namespace damson::syntax {

using grammar::DamsonLexer;
using grammar::DamsonParser;

void RecoveryStrategy::reset(antlr4::Parser*) { failure_.reset(); }

bool RecoveryStrategy::inErrorRecoveryMode(antlr4::Parser*) { return false; }

void RecoveryStrategy::reportMatch(antlr4::Parser*) {}

void RecoveryStrategy::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  if (failure_) return;  // on its way out of the rules
  Failure failure;
  const antlr4::Token* offending = error.getOffendingToken();
  const size_t current = parser->getTokenStream()->index();
  failure.at = offending == nullptr ? current : offending->getTokenIndex();
  if (failure.at == current) {
    for (const ssize_t type : error.getExpectedTokens().toList()) {
      if (type > 0) failure.expected.push_back(static_cast<size_t>(type));
    }
  }
  for (const antlr4::RuleContext* context = parser->getContext(); context != nullptr;
       context = static_cast<const antlr4::RuleContext*>(context->parent)) {
    failure.rules.push_back(context->getRuleIndex());
  }
  failure_ = std::move(failure);
}

void RecoveryStrategy::recover(antlr4::Parser* parser, std::exception_ptr error) {
  const size_t rule = parser->getContext()->getRuleIndex();
  antlr4::TokenStream& stream = *parser->getTokenStream();
  const size_t start = parser->getContext()->getStart()->getTokenIndex();
  const size_t from = std::max(start + 1, stream.index());
  size_t end = start;
  if (rule == DamsonParser::RuleInterpolation) {
    end = skip_broken_interpolation(words_, start);
  } else if (is_line_rule(rule)) {
    end = skip_broken_line(words_, start, from, separated_by_commas(rule) && !words_.at(start).first_on_line);
  } else if (rule == DamsonParser::RuleDeclaration) {
    end = skip_broken_declaration(words_, start, from);
  }
  if (end == start && rule != DamsonParser::RuleSpec) std::rethrow_exception(error);
  if (failure_ && !failure_->reported) {
    failure_->start = start;
    report(*failure_, end);
  }
  failure_.reset();
  stream.seek(end);
}

void RecoveryStrategy::report(const Failure& failure, size_t end) {
  const auto first = words_.list.begin() + static_cast<std::ptrdiff_t>(failure.start);
  const auto last = words_.list.begin() + static_cast<std::ptrdiff_t>(std::max(end, failure.at + 1));
  // A mistake that was reported already explains whatever does not fit in its line.
  const bool explained = std::any_of(
      first, last, [](const Word& word) { return is_broken(word.type) || word.type == DamsonLexer::EXPLAINED; });
  if (!explained) problems_.add(describe_failure(words_, failure, end));
}

void RecoveryStrategy::sync(antlr4::Parser* parser) {
  const size_t rule = parser->getContext()->getRuleIndex();
  if (rule == DamsonParser::RuleSpec) return check_top_level(*parser);
  if (is_block_rule(rule)) return check_block(*parser, rule);
  check_signs(*parser, rule);
}

void RecoveryStrategy::change_type(antlr4::Parser& parser, size_t index, size_t type) {
  words_.list[index].type = type;
  static_cast<antlr4::CommonToken*>(parser.getTokenStream()->get(index))->setType(type);
}

antlr4::Token* RecoveryStrategy::insert(size_t type) {
  inserted_.push_back(std::make_unique<antlr4::CommonToken>(type));
  return inserted_.back().get();
}

}  // namespace damson::syntax
