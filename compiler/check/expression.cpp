// Which function checks which kind of expression; conditions and messages.
#include "compiler/check/expression.h"

#include <fmt/format.h>

#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/groups.h"
#include "compiler/check/mentioned_names.h"
#include "compiler/check/types.h"
#include "compiler/check/updates.h"
#include "compiler/diagnostics/constant_condition.h"
#include "compiler/diagnostics/not_a_condition.h"
#include "compiler/diagnostics/not_supported.h"
#include "compiler/diagnostics/range_alone.h"

namespace damson::checking {

namespace {

ExpressionPtr not_supported_here(Context& context, Span span, std::string_view what) {
  context.all.report(not_supported(span, what));
  return nullptr;
}

/// Nothing in it depends on a record or a parameter.
bool is_constant(const typed::Expression& value) {
  if (std::holds_alternative<typed::Literal>(value.what)) return true;
  const auto* call = std::get_if<typed::Call>(&value.what);
  if (call == nullptr || call->arguments.empty()) return false;
  for (const auto& argument : call->arguments) {
    if (!is_constant(*argument)) return false;
  }
  return true;
}

/// A text in a condition that is the name of a field of the source.
const syntax::TextExpression* text_like_field(const Context& context, const syntax::Expression& condition) {
  const syntax::TextExpression* found = nullptr;
  if (context.map == nullptr || !context.map->map.record) return found;
  each_expression(condition, [&](const syntax::Expression& part) {
    const auto* text = syntax::try_as<syntax::TextExpression>(part);
    if (found == nullptr && text != nullptr && text->is_plain() &&
        context.map->map.record->type.find_field(text->plain()) >= 0)
      found = text;
  });
  return found;
}

}  // namespace

ExpressionPtr check_expression(Context& context, const syntax::ExpressionPtr& expression,
                               const DeclaredType* expected) {
  return expression ? check_expression(context, *expression, expected) : nullptr;
}

ExpressionPtr check_expression(Context& context, const syntax::Expression& expression, const DeclaredType* expected) {
  using syntax::as;
  using syntax::ExpressionKind;
  const Span span = expression.span;
  if (ExpressionPtr key = key_of_group(context, expression)) return key;
  switch (expression.kind) {
    case ExpressionKind::error:
      for (const auto& part : as<syntax::ErrorExpression>(expression).parts) check_expression(context, part);
      return nullptr;
    case ExpressionKind::name: return check_name(context, as<syntax::NameExpression>(expression).name);
    case ExpressionKind::field: return check_field(context, as<syntax::FieldExpression>(expression));
    case ExpressionKind::text: return check_text(context, as<syntax::TextExpression>(expression));
    case ExpressionKind::integer: return check_integer(context, as<syntax::IntegerExpression>(expression), false);
    case ExpressionKind::decimal: return check_decimal(context, as<syntax::DecimalExpression>(expression), false);
    case ExpressionKind::boolean:
      return make_literal({as<syntax::BooleanExpression>(expression).value}, Type(TypeKind::boolean), span);
    case ExpressionKind::regex: return check_regex_literal(context, as<syntax::RegexExpression>(expression));
    case ExpressionKind::missing: return make_missing(span);
    case ExpressionKind::clear:
    case ExpressionKind::leave: return check_update_word(context, expression);
    case ExpressionKind::list: return check_list(context, as<syntax::ListExpression>(expression));
    case ExpressionKind::record: return not_supported_here(context, span, "a record written as a value");
    case ExpressionKind::range: context.all.report(range_alone(span)); return nullptr;
    case ExpressionKind::unary: return check_unary(context, as<syntax::UnaryExpression>(expression));
    case ExpressionKind::binary: return check_binary(context, as<syntax::BinaryExpression>(expression));
    case ExpressionKind::is: return check_is(context, as<syntax::IsExpression>(expression));
    case ExpressionKind::call: return check_call(context, as<syntax::CallExpression>(expression));
    case ExpressionKind::bracket: return check_bracket(context, as<syntax::BracketExpression>(expression));
    case ExpressionKind::for_each: return check_for(context, as<syntax::ForExpression>(expression), expected);
    case ExpressionKind::case_of: return check_case(context, as<syntax::CaseExpression>(expression));
    case ExpressionKind::if_else: return check_if(context, as<syntax::IfExpression>(expression), expected);
    case ExpressionKind::handled: return check_handled(context, as<syntax::HandledExpression>(expression), expected);
  }
  return nullptr;
}

ExpressionPtr check_condition(Context& context, const syntax::ExpressionPtr& condition, std::string_view what) {
  Context inner = context.as_condition();
  const ExpressionPtr value = check_expression(inner, condition);
  if (!value) return nullptr;
  if (!value->type.is(TypeKind::boolean)) {
    auto draft = not_a_condition(value->span, what, to_text(value->type.required()));
    draft.label(fmt::format("this is {}", to_text(value->type.required())));
    if (value->type.is(TypeKind::text)) draft.note("compare it: `x == \"…\"`, or ask: `x is present`");
    context.all.report(draft);
    return nullptr;
  }
  if (is_constant(*value)) {
    auto draft = constant_condition(value->span, "nothing in it is different from record to record");
    if (const auto* text = text_like_field(context, *condition)) {
      const std::string name = as_written(text->plain());
      draft.label(fmt::format("{} is a text; the field is `{}`", context.all.texts.slice(text->span), text->plain()))
          .suggest(text->span, name);
    }
    context.all.report(draft);
    return nullptr;
  }
  return require_matched(context, value);
}

ExpressionPtr check_message(Context& context, const syntax::TextExpression& text) {
  std::vector<ExpressionPtr> parts;
  Context inner = context.as_condition();
  bool good = true;
  for (const auto& part : text.parts) {
    if (part.expression == nullptr) {
      parts.push_back(make_literal({part.text}, Type(TypeKind::text), part.span));
      continue;
    }
    ExpressionPtr value = check_expression(inner, part.expression);
    if (value && value->can_be_unmatched) {  // a reason says so instead of failing
      value =
          make_handled(value, State::unmatched, make_literal({}, value->type.or_missing(), value->span), value->span);
    }
    good &= value != nullptr;
    parts.push_back(std::move(value));
  }
  if (!good) return nullptr;
  if (text.is_plain()) return make_literal({text.plain()}, Type(TypeKind::text), text.span);
  std::vector<Type> types;
  for (const auto& part : parts) types.push_back(part->type);
  auto bound = bind_operator(Operator::concat_reason, types);
  if (!bound) {
    context.all.report(not_a_condition(text.span, "a reason", bound.error().message));
    return nullptr;
  }
  return make_call(std::move(bound).value(), std::string(operator_text(Operator::concat_reason)), std::move(parts),
                   text.span);
}

}  // namespace damson::checking
