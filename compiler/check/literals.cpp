// Literals: texts and what stands between their braces, numbers, regular expressions, lists.
#include <fmt/format.h>

#include <charconv>

#include "compiler/check/constraints.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/diagnostics/cannot_interpolate.h"
#include "compiler/diagnostics/dollar_before_brace.h"
#include "compiler/diagnostics/number_too_long.h"

namespace damson::checking {

namespace {

/// The text that a part known while checking contributes.
std::optional<std::string> constant_part(const typed::Expression& part) {
  const ConstantValue* value = constant_of(part);
  if (value == nullptr) return std::nullopt;
  if (const auto* text = std::get_if<std::string>(&value->value)) return *text;
  if (const auto* number = std::get_if<int64_t>(&value->value)) return std::to_string(*number);
  return std::nullopt;
}

ExpressionPtr fold_text(const std::vector<ExpressionPtr>& parts, Span span) {
  std::string whole;
  for (const auto& part : parts) {
    const auto text = constant_part(*part);
    if (!text) return nullptr;
    whole += *text;
  }
  return make_literal({std::move(whole)}, Type(TypeKind::text), span);
}

bool goes_into_text(const Type& type) {
  return !type.is(TypeKind::list) && !type.is(TypeKind::record) && !type.is(TypeKind::any) &&
         !type.is(TypeKind::regex) && !type.is(TypeKind::variable);
}

/// `"${title}"`: a `$` as it stands, in front of a value.
void warn_of_dollars(Context& context, const syntax::TextExpression& text) {
  for (size_t i = 0; i + 1 < text.parts.size(); ++i) {
    const Span span = text.parts[i].span;
    const bool dollar = text.parts[i].expression == nullptr && context.all.texts.slice(span).ends_with('$');
    if (!dollar || text.parts[i + 1].expression == nullptr) continue;
    const Span place{span.text, span.end - 1, span.end};
    context.all.report(dollar_before_brace(place)
                           .suggest(place, "", Fix::needs_review, "take it away: a value stands in braces alone")
                           .note("a dollar sign that is meant is written `\\u{24}`"));
  }
}

}  // namespace

ExpressionPtr check_text(Context& context, const syntax::TextExpression& text) {
  if (text.is_plain()) return make_literal({text.plain()}, Type(TypeKind::text), text.span);
  std::vector<ExpressionPtr> parts;
  bool good = true;
  warn_of_dollars(context, text);
  for (const auto& part : text.parts) {
    if (part.expression == nullptr) {
      parts.push_back(make_literal({part.text}, Type(TypeKind::text), part.span));
      continue;
    }
    ExpressionPtr value = check_expression(context, part.expression);
    if (value && !goes_into_text(value->type)) {
      auto draft = cannot_interpolate(value->span, to_text(value->type.required()));
      if (value->type.is(TypeKind::list)) draft.note("`join` makes a text of a list: `{x | join(\", \")}`");
      if (value->type.is(TypeKind::variable)) draft.note(conversion_hint(value->type, Type(TypeKind::text)));
      context.all.report(draft);
      value = nullptr;
    }
    good &= value != nullptr;
    parts.push_back(std::move(value));
  }
  if (!good) return nullptr;
  if (auto folded = fold_text(parts, text.span)) return folded;
  std::vector<Type> types;
  for (const auto& part : parts) types.push_back(part->type);
  auto bound = bind_operator(Operator::concat, types);
  if (!bound) {
    context.all.report(cannot_interpolate(text.span, bound.error().message));
    return nullptr;
  }
  return make_call(std::move(bound).value(), std::string(operator_text(Operator::concat)), std::move(parts), text.span);
}

ExpressionPtr check_integer(Context& context, const syntax::IntegerExpression& integer, bool negative) {
  const std::string digits = (negative ? "-" : "") + integer.digits;
  int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    context.all.report(number_too_long(integer.span, digits));
    return nullptr;
  }
  return make_literal({value}, Type(TypeKind::integer), integer.span);
}

ExpressionPtr check_decimal(Context& context, const syntax::DecimalExpression& decimal, bool negative) {
  const auto value = parse_decimal(decimal.digits);
  if (!value) {
    context.all.report(number_too_long(decimal.span, decimal.digits));
    return nullptr;
  }
  return make_literal({negative ? negated(*value) : *value}, Type(TypeKind::decimal), decimal.span);
}

ExpressionPtr check_regex_literal(Context& context, const syntax::RegexExpression& regex) {
  if (!check_regex(context.all, regex.regex)) return nullptr;
  return make_literal({RegexLiteral{regex.regex.pattern, regex.regex.ignore_case}}, Type(TypeKind::regex), regex.span);
}

ExpressionPtr check_list(Context& context, const syntax::ListExpression& list) {
  std::vector<ExpressionPtr> items;
  bool good = true;
  for (const auto& element : list.elements) {
    items.push_back(check_expression(context, element));
    good &= items.back() != nullptr;
  }
  if (!good) return nullptr;
  if (items.empty()) return make_literal({ConstantValue::List{}}, Type::list_of(Type()), list.span);
  items = to_common_type(context, std::move(items), "the items of a list");
  if (items.empty()) return nullptr;
  Type element = items.front()->type;
  ConstantValue::List constants;
  for (const auto& item : items) {
    element = joined_type(element, item->type).value_or(element);
    if (const ConstantValue* constant = constant_of(*item)) constants.push_back(*constant);
  }
  const Type type = Type::list_of(element);
  if (constants.size() == items.size()) return make_literal({std::move(constants)}, type, list.span);
  return make_list(type, std::move(items), list.span);
}

}  // namespace damson::checking
