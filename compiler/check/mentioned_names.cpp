// Walking an expression for its names and its parts.
#include "compiler/check/mentioned_names.h"

namespace damson::checking {

namespace {

/// Everything that stands in something.
struct Parts {
  const ExpressionVisitor& visit;

  void in(const syntax::ExpressionPtr& expression) const {
    if (expression) each_expression(*expression, visit);
  }
  void in(const syntax::TextExpression& text) const {
    for (const auto& part : text.parts) in(part.expression);
  }
  void in(const syntax::Action& action) const {
    in(action.value);
    if (action.message) in(*action.message);
  }
  void in(const std::vector<syntax::Arm>& arms) const {
    for (const auto& arm : arms) in(arm.result);
  }
  void in(const syntax::ForExpression& loop) const {
    in(loop.list);
    for (const auto& item : loop.items) each_expression(*item, visit);
    in(loop.value);
  }
};

}  // namespace

void each_expression(const syntax::Expression& expression, const ExpressionVisitor& visit) {
  using syntax::as;
  using syntax::ExpressionKind;
  const Parts parts{visit};
  visit(expression);
  switch (expression.kind) {
    case ExpressionKind::error:
      for (const auto& part : as<syntax::ErrorExpression>(expression).parts) parts.in(part);
      return;
    case ExpressionKind::integer:
    case ExpressionKind::decimal:
    case ExpressionKind::boolean:
    case ExpressionKind::regex:
    case ExpressionKind::missing:
    case ExpressionKind::clear:
    case ExpressionKind::leave:
    case ExpressionKind::range:
    case ExpressionKind::name: return;
    case ExpressionKind::field: parts.in(as<syntax::FieldExpression>(expression).object); return;
    case ExpressionKind::text: parts.in(as<syntax::TextExpression>(expression)); return;
    case ExpressionKind::list:
      for (const auto& element : as<syntax::ListExpression>(expression).elements) parts.in(element);
      return;
    case ExpressionKind::record:
      for (const auto& entry : as<syntax::RecordExpression>(expression).entries) parts.in(entry.value);
      return;
    case ExpressionKind::unary: parts.in(as<syntax::UnaryExpression>(expression).operand); return;
    case ExpressionKind::binary: {
      const auto& binary = as<syntax::BinaryExpression>(expression);
      parts.in(binary.left);
      parts.in(binary.right);
      return;
    }
    case ExpressionKind::is: parts.in(as<syntax::IsExpression>(expression).operand); return;
    case ExpressionKind::call:
      for (const auto& argument : as<syntax::CallExpression>(expression).arguments) parts.in(argument.value);
      return;
    case ExpressionKind::bracket: {
      const auto& bracket = as<syntax::BracketExpression>(expression);
      parts.in(bracket.object);
      parts.in(bracket.condition);
      return;
    }
    case ExpressionKind::for_each: parts.in(as<syntax::ForExpression>(expression)); return;
    case ExpressionKind::case_of: {
      const auto& choice = as<syntax::CaseExpression>(expression);
      parts.in(choice.subject);
      parts.in(choice.arms);
      return;
    }
    case ExpressionKind::if_else: {
      const auto& choice = as<syntax::IfExpression>(expression);
      parts.in(choice.condition);
      parts.in(choice.then);
      parts.in(choice.otherwise);
      return;
    }
    case ExpressionKind::handled: {
      const auto& handled = as<syntax::HandledExpression>(expression);
      parts.in(handled.value);
      for (const auto& clause : handled.clauses) parts.in(clause.action);
      return;
    }
  }
}

void each_expression(const syntax::Item& item, const ExpressionVisitor& visit) {
  using syntax::as;
  using syntax::ItemKind;
  const Parts parts{visit};
  switch (item.kind) {
    case ItemKind::error:
    case ItemKind::keep:
    case ItemKind::drop: return;
    case ItemKind::field: parts.in(as<syntax::FieldItem>(item).value); return;
    case ItemKind::group:
      for (const auto& inner : as<syntax::GroupItem>(item).items) each_expression(*inner, visit);
      return;
    case ItemKind::let: parts.in(as<syntax::LetItem>(item).value); return;
    case ItemKind::skip_when: parts.in(as<syntax::SkipWhenItem>(item).condition); return;
    case ItemKind::omit_when: parts.in(as<syntax::OmitWhenItem>(item).condition); return;
    case ItemKind::require: parts.in(as<syntax::RequireItem>(item).condition); return;
    case ItemKind::advise: parts.in(as<syntax::AdviseItem>(item).condition); return;
  }
}

namespace {

ExpressionVisitor naming(const NameVisitor& visit) {
  return [&visit](const syntax::Expression& part) {
    if (const auto* name = syntax::try_as<syntax::NameExpression>(part)) visit(name->name.text);
    if (const auto* field = syntax::try_as<syntax::FieldExpression>(part)) visit(field->field.text);
    // `title.trim()`, as other languages call functions
    const auto* call = syntax::try_as<syntax::CallExpression>(part);
    if (call != nullptr && call->function.parts.size() > 1) visit(call->function.first().text);
  };
}

}  // namespace

void each_name(const syntax::Expression& expression, const NameVisitor& visit) {
  each_expression(expression, naming(visit));
}

void each_name(const syntax::Item& item, const NameVisitor& visit) {
  if (const auto* keep = syntax::try_as<syntax::KeepItem>(item)) {
    for (const auto& field : keep->fields) {
      for (const auto& part : field.parts) visit(part.text);
    }
    return;
  }
  each_expression(item, naming(visit));
}

}  // namespace damson::checking
