// Walks ANTLR's contexts of the declarations that are right.
#include "compiler/syntax/outline/build_outline.h"

#include <algorithm>

namespace damson::syntax {

namespace {

using Grammar = grammar::DamsonParser;

/// Rules that are not named here are laid out word by word.
PhraseKind kind_of(size_t rule) {
  switch (rule) {
    case Grammar::RuleName: return PhraseKind::name;
    case Grammar::RuleText: return PhraseKind::text;
    case Grammar::RuleMigrationDeclaration: return PhraseKind::migration;
    case Grammar::RuleImportDeclaration: return PhraseKind::import;
    case Grammar::RuleTypeDeclaration: return PhraseKind::type_declaration;
    case Grammar::RuleParamDeclaration: return PhraseKind::param;
    case Grammar::RuleFunctionDeclaration: return PhraseKind::function;
    case Grammar::RuleTypeParameters: return PhraseKind::type_parameters;
    case Grammar::RuleParameters: return PhraseKind::parameters;
    case Grammar::RuleParameter: return PhraseKind::parameter;
    case Grammar::RuleSchemaDeclaration: return PhraseKind::schema;
    case Grammar::RuleSchemaBlock: return PhraseKind::schema_block;
    case Grammar::RuleSchemaItem: return PhraseKind::schema_item;
    case Grammar::RuleTypeExpression: return PhraseKind::type_expression;
    case Grammar::RulePlainType: return PhraseKind::plain_type;
    case Grammar::RuleRecordBlock: return PhraseKind::record_block;
    case Grammar::RuleRecordItem: return PhraseKind::record_item;
    case Grammar::RuleRange: return PhraseKind::range;
    case Grammar::RuleBound: return PhraseKind::bound;
    case Grammar::RuleConnector: return PhraseKind::connector;
    case Grammar::RuleSourceDeclaration: return PhraseKind::source;
    case Grammar::RuleSourceBlock: return PhraseKind::source_block;
    case Grammar::RuleTargetDeclaration: return PhraseKind::target;
    case Grammar::RuleTargetBlock: return PhraseKind::target_block;
    case Grammar::RuleTargetItem: return PhraseKind::target_item;
    case Grammar::RuleVocabularyDeclaration: return PhraseKind::vocabulary;
    case Grammar::RulePathsDeclaration: return PhraseKind::paths;
    case Grammar::RuleArmBlock: return PhraseKind::arm_block;
    case Grammar::RuleArm: return PhraseKind::arm;
    case Grammar::RuleArmPattern: return PhraseKind::range;
    case Grammar::RuleArmResult:
    case Grammar::RuleAction: return PhraseKind::action;
    case Grammar::RuleMapDeclaration: return PhraseKind::map;
    case Grammar::RuleUnitLoop: return PhraseKind::unit_loop;
    case Grammar::RuleItemBlock: return PhraseKind::item_block;
    case Grammar::RuleItem: return PhraseKind::item;
    case Grammar::RuleDropItem: return PhraseKind::drop_item;
    case Grammar::RuleBecause: return PhraseKind::because;
    case Grammar::RuleExpectDeclaration: return PhraseKind::expect;
    case Grammar::RuleShare: return PhraseKind::share;
    case Grammar::RuleTestDeclaration: return PhraseKind::test;
    case Grammar::RuleTestBlock: return PhraseKind::test_block;
    case Grammar::RuleTestItem: return PhraseKind::test_item;
    case Grammar::RuleRecord: return PhraseKind::record;
    case Grammar::RuleRecordEntry: return PhraseKind::record_entry;
    case Grammar::RuleTestValue: return PhraseKind::test_value;
    case Grammar::RuleRightHandSide: return PhraseKind::right_hand_side;
    case Grammar::RuleBareRightHandSide: return PhraseKind::bare_right_hand_side;
    case Grammar::RuleClause: return PhraseKind::clause;
    case Grammar::RuleExpression: return PhraseKind::disjunction;
    case Grammar::RuleConjunction: return PhraseKind::conjunction;
    case Grammar::RuleNegation: return PhraseKind::negation;
    case Grammar::RuleComparison: return PhraseKind::comparison;
    case Grammar::RulePiped: return PhraseKind::piped;
    case Grammar::RulePipe: return PhraseKind::pipe;
    case Grammar::RuleSum: return PhraseKind::sum;
    case Grammar::RuleProduct: return PhraseKind::product;
    case Grammar::RuleNegative: return PhraseKind::negative;
    case Grammar::RulePostfix: return PhraseKind::postfix;
    case Grammar::RulePrimary: return PhraseKind::primary;
    case Grammar::RuleArguments: return PhraseKind::arguments;
    case Grammar::RuleArgument: return PhraseKind::argument;
    case Grammar::RuleDottedName: return PhraseKind::dotted_name;
    default: return PhraseKind::other;  // rules are numbers that the grammar gives out, not a closed enumeration
  }
}

/// `context` in words that begin at `shift` less than ANTLR's.
class OutlineBuilder {
 public:
  explicit OutlineBuilder(size_t parsed_first, size_t read_first)
      : parsed_first_(parsed_first), read_first_(read_first) {}

  Phrase phrase(antlr4::tree::ParseTree* node) const {
    if (auto* terminal = dynamic_cast<antlr4::tree::TerminalNode*>(node)) {
      const size_t index = place(terminal->getSymbol());
      return {.kind = PhraseKind::word, .first = index, .end = index + 1, .parts = {}};
    }
    auto* context = static_cast<antlr4::ParserRuleContext*>(node);
    Phrase result{.kind = kind_of(context->getRuleIndex()),
                  .first = place(context->getStart()),
                  .end = place(context->getStop()) + 1,
                  .parts = {}};
    if (result.kind == PhraseKind::name || result.kind == PhraseKind::text) return result;
    if (context->children.size() == 1) return phrase(context->children.front());
    for (antlr4::tree::ParseTree* child : context->children) result.parts.push_back(phrase(child));
    return result;
  }

 private:
  size_t place(antlr4::Token* token) const { return token->getTokenIndex() - parsed_first_ + read_first_; }

  size_t parsed_first_;
  size_t read_first_;
};

size_t word_at(const Words& words, uint32_t byte) {
  const auto before = [](const Word& word, uint32_t place) { return word.span.begin < place; };
  return static_cast<size_t>(std::lower_bound(words.list.begin(), words.list.end(), byte, before) - words.list.begin());
}

}  // namespace

std::vector<Phrase> build_outline(grammar::DamsonParser::SpecContext* spec, const SyntaxTree& tree, const Words& parsed,
                                  const Words& read) {
  std::vector<Phrase> result;
  for (Grammar::DeclarationContext* written : spec->declaration()) {
    if (written->exception != nullptr || written->getStart() == nullptr || written->getStop() == nullptr) continue;
    const size_t first = written->getStart()->getTokenIndex();
    const size_t last = written->getStop()->getTokenIndex();
    if (first >= parsed.list.size() || last >= parsed.list.size() || last < first) continue;
    const Span place = parsed.list[first].span;
    const auto declaration = std::ranges::find_if(tree.declarations, [&](const DeclarationPtr& each) {
      return each->span.begin == place.begin && !each->broken && each->kind != DeclarationKind::error;
    });
    if (declaration == tree.declarations.end()) continue;
    // Recovery may have put words in, taken some away or read them as others: then it stays as it is.
    const size_t read_first = word_at(read, place.begin);
    const size_t count = last - first + 1;
    bool same = read_first + count <= read.list.size();
    for (size_t at = 0; same && at < count; ++at) {
      same = parsed.list[first + at].span == read.list[read_first + at].span &&
             parsed.list[first + at].type == read.list[read_first + at].type;
    }
    if (same) result.push_back(OutlineBuilder(first, read_first).phrase(written));
  }
  return result;
}

}  // namespace damson::syntax
