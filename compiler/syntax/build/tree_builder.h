// ANTLR's parse → our tree. Takes whatever recovery left: what could not be read becomes an error node.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "DamsonLexer.h"
#include "DamsonParser.h"
#include "compiler/syntax/recovery/recovery_strategy.h"
#include "compiler/syntax/syntax_problems.h"
#include "compiler/syntax/tree.h"
#include "compiler/syntax/words/words.h"

namespace damson::syntax {

using Grammar = grammar::DamsonParser;
using Lexer = grammar::DamsonLexer;

/// Which braces a line stands in.
enum class ItemPlace : uint8_t { map, group, for_each, for_value, source };

class TreeBuilder {
 public:
  TreeBuilder(const Words& words, SyntaxProblems& problems) : words_(words), problems_(problems) {}

  SyntaxTree build(Grammar::SpecContext* spec, const std::vector<LostWords>& lost);

 private:
  // Places and words.
  const Word* word(antlr4::tree::TerminalNode* node) const;
  Span span(antlr4::tree::TerminalNode* node) const;
  Span span(antlr4::ParserRuleContext* context) const;
  Span at(uint32_t begin, uint32_t end) const { return {.text = words_.text, .begin = begin, .end = end}; }
  DocComment doc_before(antlr4::ParserRuleContext* context) const;
  Name name(Grammar::NameContext* context) const;
  DottedName dotted_name(Grammar::DottedNameContext* context) const;
  std::vector<DottedName> dotted_names(const std::vector<Grammar::DottedNameContext*>& contexts) const;

  // Declarations.
  DeclarationPtr declaration(Grammar::DeclarationContext* context);
  DeclarationPtr readable_declaration(Grammar::DeclarationContext* context);
  DeclarationPtr error_declaration(Grammar::DeclarationContext* context) const;
  DeclarationPtr migration(Grammar::MigrationDeclarationContext* context);
  DeclarationPtr import_of(Grammar::ImportDeclarationContext* context);
  DeclarationPtr type_declaration(Grammar::TypeDeclarationContext* context);
  DeclarationPtr schema(Grammar::SchemaDeclarationContext* context);
  DeclarationPtr param(Grammar::ParamDeclarationContext* context);
  DeclarationPtr source(Grammar::SourceDeclarationContext* context);
  DeclarationPtr target(Grammar::TargetDeclarationContext* context);
  DeclarationPtr function(Grammar::FunctionDeclarationContext* context);
  DeclarationPtr vocabulary(Grammar::VocabularyDeclarationContext* context);
  DeclarationPtr paths(Grammar::PathsDeclarationContext* context);
  DeclarationPtr map(Grammar::MapDeclarationContext* context);
  DeclarationPtr expect(Grammar::ExpectDeclarationContext* context);
  DeclarationPtr test(Grammar::TestDeclarationContext* context);
  void add_schema_item(SchemaDeclaration& schema, Grammar::SchemaItemContext* context);
  void add_target_item(TargetDeclaration& target, Grammar::TargetItemContext* context);
  void add_test_item(TestDeclaration& test, Grammar::TestItemContext* context);
  Connector connector(Grammar::ConnectorContext* context);
  std::vector<Parameter> parameters(Grammar::ParametersContext* context);
  Tolerance tolerance(Grammar::SourceItemContext* context);
  std::unique_ptr<RecordExpression> record(Grammar::RecordContext* context);
  ExpressionPtr test_value(Grammar::TestValueContext* context);
  TextPtr reason(Grammar::BecauseContext* context);
  void report_repeated(Span where, Span first, std::string_view what);

  // Types.
  TypePtr type(Grammar::TypeExpressionContext* context);
  TypePtr plain_type(Grammar::PlainTypeContext* context);
  TypePtr record_type(Grammar::RecordBlockContext* context);
  OpenFields open_fields(antlr4::ParserRuleContext* context, Grammar::BecauseContext* because);
  Range range(Grammar::RangeContext* context);
  Bound bound(Grammar::BoundContext* context);
  Bound number_bound(antlr4::tree::TerminalNode* number, bool negative, Span place) const;
  Regex regex(antlr4::tree::TerminalNode* node);

  // Lines in braces.
  std::vector<ItemPtr> items(Grammar::ItemBlockContext* context, ItemPlace place);
  ItemPtr item(Grammar::ItemContext* context, ItemPlace place);
  ItemPtr readable_item(Grammar::ItemContext* context, ItemPlace place);
  void report_dotted(antlr4::ParserRuleContext* context, const DottedName& target);
  ItemPtr field_item(Grammar::FieldItemContext* context, ItemPlace place);
  ItemPtr drop_item(Grammar::DropItemContext* context, Span place);
  template <class Reasoned, class Context>
  ItemPtr reasoned_item(Context* context);
  bool stands_right(const Item& item, ItemPlace place);

  // Arms.
  std::vector<Arm> arms(Grammar::ArmBlockContext* context, bool of_paths);
  Arm arm(Grammar::ArmContext* context, bool of_paths);
  ArmPattern arm_pattern(Grammar::ArmPatternContext* context, bool of_path);
  Action arm_result(Grammar::ArmResultContext* context);
  PathPattern path_pattern(Grammar::TextContext* context);
  void add_path_characters(PathPattern& pattern, Span place, std::string_view text, size_t& stars);
  Hole hole(Grammar::InterpolationContext* context);

  // Expressions.
  ExpressionPtr right_hand_side(Grammar::RightHandSideContext* context);
  ExpressionPtr bare(Grammar::BareRightHandSideContext* context);
  ExpressionPtr for_each(Grammar::ForValueContext* context);
  ExpressionPtr if_else(Grammar::IfValueContext* context);
  Clause clause(Grammar::ClauseContext* context);
  Action action(Grammar::ActionContext* context);
  ExpressionPtr expression(Grammar::ExpressionContext* context);
  ExpressionPtr conjunction(Grammar::ConjunctionContext* context);
  ExpressionPtr negation(Grammar::NegationContext* context);
  ExpressionPtr comparison(Grammar::ComparisonContext* context);
  ExpressionPtr piped(Grammar::PipedContext* context);
  ExpressionPtr sum(Grammar::SumContext* context);
  ExpressionPtr product(Grammar::ProductContext* context);
  ExpressionPtr negative(Grammar::NegativeContext* context);
  ExpressionPtr postfix(Grammar::PostfixContext* context);
  ExpressionPtr primary(Grammar::PrimaryContext* context);
  ExpressionPtr number_value(Grammar::NumberValueContext* context);
  ExpressionPtr text_value(Grammar::TextValueContext* context);
  ExpressionPtr word_value(Grammar::WordValueContext* context);
  std::vector<Argument> arguments(Grammar::ArgumentsContext* context);
  ExpressionPtr binary(BinaryOperator op, Span op_span, ExpressionPtr left, ExpressionPtr right) const;
  ExpressionPtr error(antlr4::ParserRuleContext* context) const;

  // Texts.
  TextPtr text(Grammar::TextContext* context);
  ExpressionPtr text_expression(Grammar::TextContext* context);
  std::string characters(Grammar::TextPartContext* context);
  std::string escaped(const Word& word);

  const Words& words_;
  SyntaxProblems& problems_;
};

}  // namespace damson::syntax
