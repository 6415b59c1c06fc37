// The part of the builder for declarations.
#include "compiler/diagnostics/repeated_part.h"
#include "compiler/syntax/build/tree_builder.h"
#include "compiler/syntax/words/word_kind.h"

namespace damson::syntax {

DeclarationPtr TreeBuilder::declaration(Grammar::DeclarationContext* context) {
  DeclarationPtr result = context->exception == nullptr ? readable_declaration(context) : error_declaration(context);
  result->doc = doc_before(context);
  result->broken = context->exception != nullptr || problems_.any_within(result->span);
  return result;
}

DeclarationPtr TreeBuilder::readable_declaration(Grammar::DeclarationContext* context) {
  if (auto* written = context->migrationDeclaration()) return migration(written);
  if (auto* written = context->importDeclaration()) return import_of(written);
  if (auto* written = context->typeDeclaration()) return type_declaration(written);
  if (auto* written = context->schemaDeclaration()) return schema(written);
  if (auto* written = context->paramDeclaration()) return param(written);
  if (auto* written = context->sourceDeclaration()) return source(written);
  if (auto* written = context->targetDeclaration()) return target(written);
  if (auto* written = context->functionDeclaration()) return function(written);
  if (auto* written = context->vocabularyDeclaration()) return vocabulary(written);
  if (auto* written = context->pathsDeclaration()) return paths(written);
  if (auto* written = context->mapDeclaration()) return map(written);
  if (auto* written = context->expectDeclaration()) return expect(written);
  if (auto* written = context->testDeclaration()) return test(written);
  return error_declaration(context);
}

DeclarationPtr TreeBuilder::error_declaration(Grammar::DeclarationContext* context) const {
  auto result = std::make_unique<ErrorDeclaration>(span(context));
  const Word& second = words_.at(context->getStart()->getTokenIndex() + 1);
  if (can_be_name(second.type)) {
    std::string_view written = words_.text_of(second);
    if (second.type == Lexer::QUOTED_NAME) written = written.substr(1, written.size() - 2);
    result->name = Name{.text = std::string(written), .span = second.span};
  }
  return result;
}

TextPtr TreeBuilder::reason(Grammar::BecauseContext* context) {
  return text(context == nullptr ? nullptr : context->text());
}

void TreeBuilder::report_repeated(Span where, Span first, std::string_view what) {
  problems_.add(repeated_part(where, what).related(first, "said here first"));
}

DeclarationPtr TreeBuilder::migration(Grammar::MigrationDeclarationContext* context) {
  auto result = std::make_unique<MigrationDeclaration>(span(context));
  result->title = text(context->text());
  return result;
}

DeclarationPtr TreeBuilder::import_of(Grammar::ImportDeclarationContext* context) {
  auto result = std::make_unique<ImportDeclaration>(span(context));
  if (context->text() != nullptr) result->file = text(context->text());
  if (context->dottedName() != nullptr) result->module = dotted_name(context->dottedName());
  if (context->name() != nullptr) result->alias = name(context->name());
  return result;
}

DeclarationPtr TreeBuilder::type_declaration(Grammar::TypeDeclarationContext* context) {
  auto result = std::make_unique<TypeDeclaration>(span(context));
  result->name = name(context->name());
  result->type = type(context->typeExpression());
  return result;
}

DeclarationPtr TreeBuilder::param(Grammar::ParamDeclarationContext* context) {
  auto result = std::make_unique<ParamDeclaration>(span(context));
  result->name = name(context->name());
  result->type = type(context->typeExpression());
  if (context->rightHandSide() != nullptr) result->default_value = right_hand_side(context->rightHandSide());
  return result;
}

std::vector<Parameter> TreeBuilder::parameters(Grammar::ParametersContext* context) {
  std::vector<Parameter> result;
  if (context == nullptr) return result;
  for (Grammar::ParameterContext* written : context->parameter()) {
    result.push_back({.name = name(written->name()), .type = type(written->typeExpression()), .span = span(written)});
  }
  return result;
}

DeclarationPtr TreeBuilder::function(Grammar::FunctionDeclarationContext* context) {
  auto result = std::make_unique<FunctionDeclaration>(span(context));
  result->name = name(context->name());
  if (context->typeParameters() != nullptr) {
    for (Grammar::NameContext* written : context->typeParameters()->name())
      result->type_parameters.push_back(name(written));
  }
  result->parameters = parameters(context->parameters());
  result->result = type(context->typeExpression());
  result->body = right_hand_side(context->rightHandSide());
  return result;
}

DeclarationPtr TreeBuilder::vocabulary(Grammar::VocabularyDeclarationContext* context) {
  auto result = std::make_unique<VocabularyDeclaration>(span(context));
  result->name = name(context->name());
  if (context->connector() != nullptr) result->from = connector(context->connector());
  result->arms = arms(context->armBlock(), false);
  return result;
}

DeclarationPtr TreeBuilder::paths(Grammar::PathsDeclarationContext* context) {
  auto result = std::make_unique<PathsDeclaration>(span(context));
  result->name = name(context->name());
  result->parameters = parameters(context->parameters());
  result->arms = arms(context->armBlock(), true);
  return result;
}

DeclarationPtr TreeBuilder::map(Grammar::MapDeclarationContext* context) {
  auto result = std::make_unique<MapDeclaration>(span(context));
  const std::vector<Grammar::NameContext*> names = context->name();
  result->source = name(names.front());
  result->target = name(names.back());
  result->deletes = context->DELETE() != nullptr;
  for (Grammar::UnitLoopContext* loop : context->unitLoop()) {
    result->loops.push_back(
        {.variable = name(loop->name()), .list = expression(loop->expression()), .span = span(loop)});
  }
  for (Grammar::ExpressionContext* key : context->expression()) result->group_by.push_back(expression(key));
  result->items = items(context->itemBlock(), ItemPlace::map);
  return result;
}

SyntaxTree TreeBuilder::build(Grammar::SpecContext* spec, const std::vector<LostWords>& lost) {
  SyntaxTree tree{.text = words_.text, .declarations = {}, .comments = words_.comments, .broken = false};
  auto next_lost = lost.begin();
  const auto add_lost_before = [&](uint32_t place) {
    for (; next_lost != lost.end() && next_lost->span.begin < place; ++next_lost) {
      auto declaration = std::make_unique<ErrorDeclaration>(next_lost->span);
      declaration->name = next_lost->name;
      declaration->broken = true;
      tree.declarations.push_back(std::move(declaration));
    }
  };
  for (Grammar::DeclarationContext* written : spec->declaration()) {
    add_lost_before(span(written).begin);
    tree.declarations.push_back(declaration(written));
  }
  add_lost_before(UINT32_MAX);
  return tree;
}

}  // namespace damson::syntax
