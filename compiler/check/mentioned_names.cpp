// Walking an expression for its names.
#include "compiler/check/mentioned_names.h"

namespace damson::checking {

namespace {

void names_in(const syntax::ExpressionPtr& expression, const NameVisitor& visit) {
  if (expression) each_name(*expression, visit);
}

void names_in(const std::vector<syntax::Arm>& arms, const NameVisitor& visit) {
  for (const auto& arm : arms) each_name(arm.result, visit);
}

void names_in(const syntax::TextExpression& text, const NameVisitor& visit) {
  for (const auto& part : text.parts) names_in(part.expression, visit);
}

}  // namespace

void each_name(const syntax::Action& action, const NameVisitor& visit) {
  names_in(action.value, visit);
  if (action.message) names_in(*action.message, visit);
}

void each_name(const syntax::Expression& expression, const NameVisitor& visit) {
  using syntax::as;
  using syntax::ExpressionKind;
  switch (expression.kind) {
    case ExpressionKind::error:
    case ExpressionKind::integer:
    case ExpressionKind::decimal:
    case ExpressionKind::boolean:
    case ExpressionKind::regex:
    case ExpressionKind::missing:
    case ExpressionKind::clear:
    case ExpressionKind::leave:
    case ExpressionKind::range: return;
    case ExpressionKind::name: visit(as<syntax::NameExpression>(expression).name.text); return;
    case ExpressionKind::field: {
      const auto& field = as<syntax::FieldExpression>(expression);
      names_in(field.object, visit);
      visit(field.field.text);
      return;
    }
    case ExpressionKind::text: names_in(as<syntax::TextExpression>(expression), visit); return;
    case ExpressionKind::list:
      for (const auto& element : as<syntax::ListExpression>(expression).elements) names_in(element, visit);
      return;
    case ExpressionKind::record:
      for (const auto& entry : as<syntax::RecordExpression>(expression).entries) names_in(entry.value, visit);
      return;
    case ExpressionKind::unary: names_in(as<syntax::UnaryExpression>(expression).operand, visit); return;
    case ExpressionKind::binary: {
      const auto& binary = as<syntax::BinaryExpression>(expression);
      names_in(binary.left, visit);
      names_in(binary.right, visit);
      return;
    }
    case ExpressionKind::is: names_in(as<syntax::IsExpression>(expression).operand, visit); return;
    case ExpressionKind::call:
      for (const auto& argument : as<syntax::CallExpression>(expression).arguments) names_in(argument.value, visit);
      return;
    case ExpressionKind::bracket: {
      const auto& bracket = as<syntax::BracketExpression>(expression);
      names_in(bracket.object, visit);
      names_in(bracket.condition, visit);
      return;
    }
    case ExpressionKind::for_each: {
      const auto& loop = as<syntax::ForExpression>(expression);
      names_in(loop.list, visit);
      for (const auto& item : loop.items) each_name(*item, visit);
      names_in(loop.value, visit);
      return;
    }
    case ExpressionKind::case_of: {
      const auto& choice = as<syntax::CaseExpression>(expression);
      names_in(choice.subject, visit);
      names_in(choice.arms, visit);
      return;
    }
    case ExpressionKind::if_else: {
      const auto& choice = as<syntax::IfExpression>(expression);
      names_in(choice.condition, visit);
      names_in(choice.then, visit);
      names_in(choice.otherwise, visit);
      return;
    }
    case ExpressionKind::handled: {
      const auto& handled = as<syntax::HandledExpression>(expression);
      names_in(handled.value, visit);
      for (const auto& clause : handled.clauses) each_name(clause.action, visit);
      return;
    }
  }
}

void each_name(const syntax::Item& item, const NameVisitor& visit) {
  using syntax::as;
  using syntax::ItemKind;
  switch (item.kind) {
    case ItemKind::error: return;
    case ItemKind::field: names_in(as<syntax::FieldItem>(item).value, visit); return;
    case ItemKind::group:
      for (const auto& inner : as<syntax::GroupItem>(item).items) each_name(*inner, visit);
      return;
    case ItemKind::let: names_in(as<syntax::LetItem>(item).value, visit); return;
    case ItemKind::skip_when: names_in(as<syntax::SkipWhenItem>(item).condition, visit); return;
    case ItemKind::omit_when: names_in(as<syntax::OmitWhenItem>(item).condition, visit); return;
    case ItemKind::keep:
      for (const auto& field : as<syntax::KeepItem>(item).fields) {
        for (const auto& part : field.parts) visit(part.text);
      }
      return;
    case ItemKind::drop: return;
    case ItemKind::require: names_in(as<syntax::RequireItem>(item).condition, visit); return;
    case ItemKind::advise: names_in(as<syntax::AdviseItem>(item).condition, visit); return;
  }
}

}  // namespace damson::checking
