// Twice, if need be: first quickly and giving up at the first mistake, then with recovery.
#include "compiler/syntax/parse.h"

#include <algorithm>

#include "DamsonLexer.h"
#include "DamsonParser.h"
#include "compiler/syntax/build/tree_builder.h"
#include "compiler/syntax/check_text.h"
#include "compiler/syntax/foreign/read_foreign_words.h"
#include "compiler/syntax/outline/build_outline.h"
#include "compiler/syntax/recovery/line_slips.h"
#include "compiler/syntax/recovery/recovery_strategy.h"
#include "compiler/syntax/recovery/repair_braces.h"
#include "compiler/syntax/recovery/spaced_names.h"
#include "compiler/syntax/syntax_problems.h"
#include "compiler/syntax/words/check_words.h"
#include "compiler/syntax/words/word_kind.h"
#include "compiler/syntax/words/words.h"

namespace damson {

namespace syntax {

namespace {

/// ANTLR's parser over our words; a word's index is its token's.
class ParserOverWords {
 public:
  explicit ParserOverWords(const Words& words) : source_(tokens_of(words)), stream_(&source_), parser_(&stream_) {
    parser_.removeErrorListeners();
  }

  grammar::DamsonParser* operator->() { return &parser_; }

  void predict_with(antlr4::atn::PredictionMode mode) {
    parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
  }

 private:
  static std::vector<std::unique_ptr<antlr4::Token>> tokens_of(const Words& words) {
    std::vector<std::unique_ptr<antlr4::Token>> tokens;
    tokens.reserve(words.list.size());
    for (const Word& word : words.list) {
      auto token = std::make_unique<antlr4::CommonToken>(word.type);
      token->setLine(word.line);
      token->setCharPositionInLine(word.column);
      tokens.push_back(std::move(token));
    }
    return tokens;
  }

  antlr4::ListTokenSource source_;
  antlr4::CommonTokenStream stream_;
  grammar::DamsonParser parser_;
};

/// What ANTLR's parse becomes; the outline only where somebody wants it.
struct Parsed {
  SyntaxTree tree;
  std::vector<Phrase> outline;
};

Parsed build(grammar::DamsonParser::SpecContext* spec, const Words& words, const std::vector<LostWords>& lost,
             SyntaxProblems& problems, const Words* outlined) {
  Parsed parsed{.tree = TreeBuilder(words, problems).build(spec, lost), .outline = {}};
  if (outlined != nullptr) parsed.outline = build_outline(spec, parsed.tree, words, *outlined);
  return parsed;
}

std::optional<Parsed> parse_sound(const Words& words, SyntaxProblems& problems, const Words* outlined) {
  ParserOverWords parser(words);
  parser.predict_with(antlr4::atn::PredictionMode::SLL);
  parser->setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
  try {
    grammar::DamsonParser::SpecContext* spec = parser->spec();
    return build(spec, words, {}, problems, outlined);
  } catch (const antlr4::ParseCancellationException&) {
    return std::nullopt;
  }
}

Parsed parse_with_recovery(Words& words, SyntaxProblems& problems, const Words* outlined) {
  mend_line_slips(words, problems);
  repair_braces(words, problems);
  ParserOverWords parser(words);
  parser.predict_with(antlr4::atn::PredictionMode::LL);
  const auto strategy = std::make_shared<RecoveryStrategy>(words, problems);
  parser->setErrorHandler(strategy);
  grammar::DamsonParser::SpecContext* spec = parser->spec();
  return build(spec, words, strategy->lost(), problems, outlined);
}

OutlinedText read_text(uint32_t text_id, const SourceTexts& texts, Problems& problems, bool wants_outline) {
  const std::string_view content = texts[text_id].content();
  SyntaxProblems found(text_id, problems);
  OutlinedText result{.tree = {.text = text_id, .declarations = {}, .comments = {}, .broken = true},
                      .words = {.text = text_id, .content = content, .list = {}, .comments = {}},
                      .declarations = {}};
  const std::optional<size_t> skipped = check_text(text_id, content, found);
  if (!skipped) return result;
  Words words = read_words(text_id, content, *skipped);
  if (!nesting_is_bounded(words, found)) return result;

  if (wants_outline) result.words = words;  // recovery changes those that it parses
  const Words* outlined = wants_outline ? &result.words : nullptr;
  std::optional<Parsed> parsed;
  const bool broken = std::ranges::any_of(words.list, [](const Word& word) { return is_broken(word.type); });
  if (!broken && !calls_spaced_name(words)) parsed = parse_sound(words, found, outlined);
  if (!parsed) {
    read_foreign_words(words, found);
    read_spaced_names(words, found);
    mend_texts(words, found);
    report_broken_words(words, found);
    parsed = parse_sound(words, found, outlined);
  }
  if (!parsed) parsed = parse_with_recovery(words, found, outlined);
  result.tree = std::move(parsed->tree);
  result.tree.broken = found.count() != 0;
  result.declarations = std::move(parsed->outline);
  return result;
}

}  // namespace

OutlinedText outline(uint32_t text_id, const SourceTexts& texts, Problems& problems) {
  return read_text(text_id, texts, problems, true);
}

}  // namespace syntax

syntax::SyntaxTree parse(uint32_t text_id, const SourceTexts& texts, Problems& problems) {
  return syntax::read_text(text_id, texts, problems, false).tree;
}

}  // namespace damson
