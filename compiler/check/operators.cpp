// Arithmetic, comparison, logic and the questions `is missing`, `is present`, `is empty`.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/connectors.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/constraints.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/check/foreign_words.h"
#include "compiler/check/pattern_types.h"
#include "compiler/diagnostics/cannot_compare.h"
#include "compiler/diagnostics/cannot_compute.h"
#include "compiler/diagnostics/constant_condition.h"
#include "compiler/diagnostics/foreign_form.h"
#include "compiler/diagnostics/never_equal.h"
#include "compiler/diagnostics/not_one_of.h"
#include "compiler/diagnostics/unknown_name.h"
#include "compiler/elsewhere/foreign_word.h"
#include "compiler/elsewhere/operand.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

Operator operator_of(syntax::BinaryOperator op) {
  switch (op) {
    case syntax::BinaryOperator::multiply: return Operator::multiply;
    case syntax::BinaryOperator::add: return Operator::add;
    case syntax::BinaryOperator::subtract: return Operator::subtract;
    case syntax::BinaryOperator::equal: return Operator::equal;
    case syntax::BinaryOperator::not_equal: return Operator::not_equal;
    case syntax::BinaryOperator::less: return Operator::less;
    case syntax::BinaryOperator::less_or_equal: return Operator::less_equal;
    case syntax::BinaryOperator::greater: return Operator::greater;
    case syntax::BinaryOperator::greater_or_equal: return Operator::greater_equal;
    case syntax::BinaryOperator::in: return Operator::contained_in;
    case syntax::BinaryOperator::logical_and: return Operator::logical_and;
    case syntax::BinaryOperator::logical_or: return Operator::logical_or;
  }
  return Operator::equal;
}

bool is_comparison(syntax::BinaryOperator op) {
  switch (op) {
    case syntax::BinaryOperator::equal:
    case syntax::BinaryOperator::not_equal:
    case syntax::BinaryOperator::less:
    case syntax::BinaryOperator::less_or_equal:
    case syntax::BinaryOperator::greater:
    case syntax::BinaryOperator::greater_or_equal: return true;
    case syntax::BinaryOperator::multiply:
    case syntax::BinaryOperator::add:
    case syntax::BinaryOperator::subtract:
    case syntax::BinaryOperator::in:
    case syntax::BinaryOperator::logical_and:
    case syntax::BinaryOperator::logical_or: return false;
  }
  return false;
}

ExpressionPtr bind_or_report(Context& context, Operator op, std::vector<ExpressionPtr> operands, Span span) {
  std::vector<Type> types;
  for (const auto& operand : operands) types.push_back(operand->type);
  auto bound = bind_operator(op, types);
  if (bound) return make_call(std::move(bound).value(), std::string(operator_text(op)), std::move(operands), span);
  auto draft = cannot_compute(span, bound.error().message);
  for (const auto& operand : operands) {
    draft.related(operand->span, fmt::format("this is {}", to_text(operand->type.required())));
  }
  const auto is_day = [](const ExpressionPtr& operand) {
    return operand->type.is(TypeKind::date) || operand->type.is(TypeKind::datetime);
  };
  if (std::ranges::any_of(operands, is_day))
    draft.note(
        "dates are compared as they are, `touched < since`; `days_between(a, b)` and `years_between(a, b)` count what "
        "lies between them");
  context.all.report(draft);
  return nullptr;
}

/// A text that is compared with a `one of` and cannot be it.
bool check_option(Context& context, const ExpressionPtr& choice, const ExpressionPtr& text) {
  const auto& options = choice->type.options();
  const ConstantValue* constant = constant_of(*text);
  const auto* word = constant == nullptr ? nullptr : std::get_if<std::string>(&constant->value);
  if (options.empty() || word == nullptr || std::find(options.begin(), options.end(), *word) != options.end())
    return true;
  auto draft = not_one_of(text->span, *word, "what it is compared with");
  if (const auto near = nearest_name(*word, options)) {
    draft.suggest(text->span, constant_text({std::string(*near)}));
  }
  std::vector<std::string> words;
  for (const auto& option : options) words.push_back(constant_text({option}));
  constexpr size_t shown_options = 12;
  draft.related(choice->span, words.size() <= shown_options ? "this is one of " + enumeration(words, "or")
                                                            : "this is one of " + to_text(choice->type.required()));
  context.all.report(draft);
  return false;
}

ExpressionPtr report_comparison(Context& context, const syntax::BinaryExpression& binary, const ExpressionPtr& left,
                                const ExpressionPtr& right) {
  auto draft = cannot_compare(binary.op_span, to_text(left->type.required()), to_text(right->type.required()));
  draft.related(left->span, fmt::format("this is {}", to_text(left->type.required())));
  draft.related(right->span, fmt::format("this is {}", to_text(right->type.required())));
  const bool pattern = right->type.is(TypeKind::regex) && left->type.is(TypeKind::text);
  if (pattern) {
    const std::string call =
        fmt::format("matches({}, {})", written(context.all.texts, left->span), written(context.all.texts, right->span));
    draft.suggest(binary.span, binary.op == syntax::BinaryOperator::not_equal ? "not " + call : call);
  }
  const std::string hint = conversion_hint(left->type, right->type);
  if (!hint.empty() && !pattern) draft.note(hint);
  context.all.report(draft);
  return nullptr;
}

}  // namespace

bool is_never(const Context& context, const ExpressionPtr& field, const std::string& text) {
  const auto* access = std::get_if<typed::FieldAccess>(&field->what);
  const auto* record = access == nullptr ? nullptr : std::get_if<typed::Reference>(&access->record->what);
  if (record == nullptr || context.map == nullptr || record->binding != context.map->map.record) return false;
  const ConnectorCall& call = context.all.checked.program.sources[context.map->map.source].connector;
  if (call.connector != "csv") return false;
  const ConnectorArguments arguments = complete_arguments(call, find_connector("csv")->source_parameters);
  const auto none = arguments.find("none");
  const auto* texts = none == arguments.end() ? nullptr : std::get_if<ConstantValue::List>(&none->second.value);
  return texts != nullptr && std::ranges::find(*texts, ConstantValue{text}) != texts->end();
}

namespace {

/// `title == ""`, where an empty cell is missing.
void warn_never_equal(Context& context, const syntax::BinaryExpression& binary, const ExpressionPtr& left,
                      const ExpressionPtr& right) {
  const bool equal = binary.op == syntax::BinaryOperator::equal;
  if (!equal && binary.op != syntax::BinaryOperator::not_equal) return;
  for (const auto& [field, other] : {std::pair(left, right), std::pair(right, left)}) {
    const ConstantValue* constant = constant_of(*other);
    const auto* text = constant == nullptr ? nullptr : std::get_if<std::string>(&constant->value);
    if (text == nullptr || !is_never(context, field, *text)) continue;
    const std::string asked =
        fmt::format("{} is {}", written(context.all.texts, field->span), equal ? "missing" : "present");
    context.all.report(never_equal(binary.span, constant_text(*constant)).suggest(binary.span, asked));
    return;
  }
}

ExpressionPtr check_comparison(Context& context, const syntax::BinaryExpression& binary, ExpressionPtr left,
                               ExpressionPtr right) {
  if (left->type.is(TypeKind::nothing) || right->type.is(TypeKind::nothing)) {
    const bool equal = binary.op == syntax::BinaryOperator::equal;
    const auto& other = left->type.is(TypeKind::nothing) ? right : left;
    context.all.report(constant_condition(binary.span, "a comparison with `missing` is never true")
                           .suggest(binary.span, fmt::format("{} is {}", context.all.texts.slice(other->span),
                                                             equal ? "missing" : "present")));
    return nullptr;
  }
  const auto text_date = [](const ExpressionPtr& value) {
    return value->type.is(TypeKind::text) && constant_of(*value);
  };
  std::optional<Type> type = joined_type(left->type.required(), right->type.required());
  if (!type && text_date(left)) type = right->type.required();
  if (!type && text_date(right)) type = left->type.required();
  if (!type) return report_comparison(context, binary, left, right);
  const Conversion from_left = convert(context, left, *type);
  const Conversion from_right = convert(context, right, *type);
  if (from_left.reported || from_right.reported) return nullptr;
  if (!from_left.value || !from_right.value) return report_comparison(context, binary, left, right);
  if (!check_option(context, left, right) || !check_option(context, right, left)) return nullptr;
  warn_never_equal(context, binary, left, right);
  return bind_or_report(context, operator_of(binary.op), {from_left.value, from_right.value}, binary.span);
}

ExpressionPtr check_in_range(Context& context, const ExpressionPtr& subject, const syntax::Range& range, Span span) {
  if (subject->type.is(TypeKind::text) && range.low.kind != syntax::BoundKind::text) {
    const std::string read = fmt::format("({} | {})", written(context.all.texts, subject->span),
                                         range.low.kind == syntax::BoundKind::decimal ? "parse_decimal" : "parse_int");
    context.all.report(cannot_compute(span, "`in` a range of numbers needs a number, this is text")
                           .label("the numbers are here")
                           .related(subject->span, "this is text")
                           .suggest(subject->span, read));
    return nullptr;
  }
  const auto literal = range_literal(context.all, range, subject->type);
  if (!literal) return nullptr;
  auto bound = bind_in_range(subject->type, *literal);
  if (!bound) {
    context.all.report(cannot_compute(span, bound.error().message)
                           .related(subject->span, fmt::format("this is {}", to_text(subject->type.required()))));
    return nullptr;
  }
  const std::string call = fmt::format("in {}", context.all.texts.slice(range.span));
  return make_call(std::move(bound).value(), call, {subject}, span);
}

ExpressionPtr check_in(Context& context, const syntax::BinaryExpression& binary) {
  const ExpressionPtr left = check_expression(context, binary.left);
  if (binary.right && binary.right->kind == syntax::ExpressionKind::range) {
    const auto& range = syntax::as<syntax::RangeExpression>(*binary.right).range;
    return left ? check_in_range(context, left, range, binary.span) : nullptr;
  }
  ExpressionPtr right = check_expression(context, binary.right);
  if (!left || !right) return nullptr;
  if (!right->type.is(TypeKind::list)) {
    context.all.report(cannot_compute(binary.span, "`in` asks whether a list or a range holds a value")
                           .related(right->span, fmt::format("this is {}", to_text(right->type.required())))
                           .note("write `in [\"a\", \"b\"]` or `in 1..300`; for a part of a text use `contains`"));
    return nullptr;
  }
  const Type wanted = Type::list_of(left->type).with_optional(right->type.optional());
  const ExpressionPtr list = convert_or_report(context, right, wanted, "the list behind `in`");
  if (!list) return nullptr;
  const ConstantValue* members = constant_of(*list);
  if (members == nullptr) return bind_or_report(context, Operator::contained_in, {left, list}, binary.span);
  auto bound = bind_membership(left->type, std::get<ConstantValue::List>(members->value));
  if (!bound) {
    context.all.report(cannot_compute(binary.span, bound.error().message));
    return nullptr;
  }
  return make_call(std::move(bound).value(), "in " + constant_text(*members), {left}, binary.span);
}

/// `status == "draft" or "hidden"` as `status in ["draft", "hidden"]`.
std::optional<std::string> listed_values(const Context& context, const syntax::BinaryExpression& binary,
                                         bool right_is_value) {
  if (binary.op != syntax::BinaryOperator::logical_or || !right_is_value || !binary.left || !binary.right)
    return std::nullopt;
  const auto* first = syntax::try_as<syntax::BinaryExpression>(*binary.left);
  const bool literal =
      binary.right->kind == syntax::ExpressionKind::text || binary.right->kind == syntax::ExpressionKind::integer;
  if (first == nullptr || first->op != syntax::BinaryOperator::equal || !first->left || !first->right || !literal)
    return std::nullopt;
  const SourceTexts& texts = context.all.texts;
  return fmt::format("{} in [{}, {}]", written(texts, first->left->span), written(texts, first->right->span),
                     written(texts, binary.right->span));
}

ExpressionPtr check_logic(Context& context, const syntax::BinaryExpression& binary, const ExpressionPtr& left,
                          const ExpressionPtr& right) {
  for (const auto& side : {left, right}) {
    if (side->type.is(TypeKind::boolean)) continue;
    auto draft = cannot_compute(side->span, fmt::format("`{}` stands between conditions", syntax::to_text(binary.op)));
    draft.label(fmt::format("this is {}, not a condition", to_text(side->type.required())));
    if (const auto list = listed_values(context, binary, side == right))
      draft.suggest(binary.span, *list);
    else if (binary.op == syntax::BinaryOperator::logical_or && side == left) {
      draft.note(fmt::format("what stands in for a missing value is written `{} on missing …`",
                             written(context.all.texts, left->span)));
    }
    context.all.report(draft);
    return nullptr;
  }
  return bind_or_report(context, operator_of(binary.op), {left, right}, binary.span);
}

std::string_view asked_word(syntax::Presence presence) {
  switch (presence) {
    case syntax::Presence::missing: return "missing";
    case syntax::Presence::present: return "present";
    case syntax::Presence::empty: return "empty";
  }
  return "";
}

Operator asked_operator(syntax::Presence presence) {
  switch (presence) {
    case syntax::Presence::missing: return Operator::is_missing;
    case syntax::Presence::present: return Operator::is_present;
    case syntax::Presence::empty: return Operator::is_empty;
  }
  return Operator::is_missing;
}

/// `title == null`: `== missing` would be the next mistake. True when it was reported.
bool compares_foreign_missing(Context& context, const syntax::BinaryExpression& binary) {
  const bool equal = binary.op == syntax::BinaryOperator::equal;
  if (!equal && binary.op != syntax::BinaryOperator::not_equal) return false;
  for (const auto& [side, other] : {std::pair(&binary.right, &binary.left), std::pair(&binary.left, &binary.right)}) {
    const auto* name = *side && *other ? syntax::try_as<syntax::NameExpression>(**side) : nullptr;
    const ForeignWord* word = name == nullptr ? nullptr : find_foreign_word(name->name.text, ForeignPlace::value);
    if (word == nullptr || written_here(*word, {}) != "missing" || is_known_name(context, name->name)) continue;
    check_expression(context, *other);
    const std::string asked =
        fmt::format("{} is {}", written(context.all.texts, (*other)->span), equal ? "missing" : "present");
    context.all.report(unknown_name(name->name.span, name->name.text)
                           .label(fmt::format("`{}` is called `missing`, and nothing is equal to it", name->name.text))
                           .suggest(binary.span, asked));
    return true;
  }
  return false;
}

/// What `a + b + c` adds up.
void collect_added(const syntax::ExpressionPtr& expression, std::vector<const syntax::ExpressionPtr*>& added) {
  const auto* binary = expression ? syntax::try_as<syntax::BinaryExpression>(*expression) : nullptr;
  if (binary == nullptr || binary->op != syntax::BinaryOperator::add) return added.push_back(&expression);
  collect_added(binary->left, added);
  collect_added(binary->right, added);
}

/// `number + ": " + title`. True when it was reported.
bool reports_joining(Context& context, const syntax::BinaryExpression& binary) {
  std::vector<const syntax::ExpressionPtr*> added;
  collect_added(binary.left, added);
  collect_added(binary.right, added);
  std::vector<ExpressionPtr> values;
  for (const auto* operand : added) values.push_back(check_expression(context, *operand));
  const bool texts =
      std::ranges::any_of(values, [](const ExpressionPtr& value) { return value && value->type.is(TypeKind::text); });
  if (!texts || !std::ranges::all_of(values, [](const ExpressionPtr& value) { return value != nullptr; })) return false;
  std::vector<std::string> operands;
  for (const auto* operand : added) operands.push_back(written(context.all.texts, (*operand)->span));
  auto draft = cannot_compute(binary.op_span, "`+` needs numbers, and there is text");
  for (const auto& value : values)
    draft.related(value->span, fmt::format("this is {}", to_text(value->type.required())));
  draft.suggest(binary.span, in_place_of(context.all.texts, binary.span, joined_text(operands)));
  context.all.report(
      draft.note("values are joined in one text; numbers are read from texts with `parse_int` and `parse_decimal`"));
  return true;
}

/// Whether all names in a difference of names are unknown: `public-domain`.
bool are_unknown_names(const Context& context, const syntax::ExpressionPtr& expression) {
  if (!expression) return false;
  if (const auto* name = syntax::try_as<syntax::NameExpression>(*expression))
    return !is_known_name(context, name->name);
  const auto* binary = syntax::try_as<syntax::BinaryExpression>(*expression);
  return binary != nullptr && binary->op == syntax::BinaryOperator::subtract &&
         are_unknown_names(context, binary->left) && are_unknown_names(context, binary->right);
}

bool looks_like_date(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (text.size() != form.size()) return false;
  for (size_t i = 0; i < form.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == 'd' ? !digit : text[i] != form[i]) return false;
  }
  return true;
}

/// `2000-01-01` and `public-domain`: differences that nobody means. True when one was reported.
bool reports_unquoted(Context& context, const syntax::BinaryExpression& binary) {
  const std::string text = written(context.all.texts, binary.span);
  const std::string quotes = fmt::format("\"{}\"", text);
  if (looks_like_date(text)) {
    context.all.report(
        foreign_form(binary.span, fmt::format("a date stands in quotes: `{}`", quotes)).suggest(binary.span, quotes));
    return true;
  }
  const bool together = text.find(' ') == std::string::npos && are_unknown_names(context, binary.left) &&
                        are_unknown_names(context, binary.right);
  if (!together) return false;
  context.all.report(unknown_name(binary.span, text)
                         .label("a text stands in quotes; a name with a `-` in backquotes")
                         .suggest(binary.span, quotes));
  return true;
}

bool can_be_empty(const Type& type) { return type.optional() || type.is(TypeKind::text) || type.is(TypeKind::list); }

}  // namespace

ExpressionPtr check_unary(Context& context, const syntax::UnaryExpression& unary) {
  if (unary.op == syntax::UnaryOperator::negate && unary.operand) {
    if (const auto* integer = syntax::try_as<syntax::IntegerExpression>(*unary.operand))
      return check_integer(context, *integer, true);
    if (const auto* decimal = syntax::try_as<syntax::DecimalExpression>(*unary.operand))
      return check_decimal(context, *decimal, true);
  }
  const ExpressionPtr operand = check_expression(context, unary.operand);
  if (!operand) return nullptr;
  const Operator op = unary.op == syntax::UnaryOperator::negate ? Operator::negate : Operator::logical_not;
  return bind_or_report(context, op, {operand}, unary.span);
}

ExpressionPtr check_binary(Context& context, const syntax::BinaryExpression& binary) {
  if (binary.op == syntax::BinaryOperator::in) return check_in(context, binary);
  if (is_comparison(binary.op) && compares_foreign_missing(context, binary)) return nullptr;
  if (binary.op == syntax::BinaryOperator::subtract && reports_unquoted(context, binary)) return nullptr;
  if (binary.op == syntax::BinaryOperator::add && reports_joining(context, binary)) return nullptr;
  const ExpressionPtr left = check_expression(context, binary.left);
  const ExpressionPtr right = check_expression(context, binary.right);
  if (!left || !right) return nullptr;
  if (is_comparison(binary.op)) return check_comparison(context, binary, left, right);
  const bool logic =
      binary.op == syntax::BinaryOperator::logical_and || binary.op == syntax::BinaryOperator::logical_or;
  if (logic) return check_logic(context, binary, left, right);
  return bind_or_report(context, operator_of(binary.op), {left, right}, binary.span);
}

ExpressionPtr check_is(Context& context, const syntax::IsExpression& is) {
  ExpressionPtr operand = check_expression(context, is.operand);
  if (!operand) return nullptr;
  if (operand->can_be_unmatched) {  // a lookup that found nothing is not present
    const ExpressionPtr nothing = make_literal({}, operand->type.or_missing(), operand->span);
    operand = make_handled(operand, State::unmatched, nothing, operand->span);
  }
  const bool possible = is.presence == syntax::Presence::empty ? can_be_empty(operand->type) : operand->type.optional();
  if (!possible) {
    const std::string words = fmt::format("{} is never {}", context.all.texts.slice(operand->span),
                                          is.presence == syntax::Presence::empty ? "empty" : "missing");
    auto draft = constant_condition(is.span, words);
    draft.note(operand->type.is(TypeKind::variable)
                   ? fmt::format("declare it as `{}?` if it may be missing", to_text(operand->type))
                   : "its type has no `?`: a record where it is missing is rejected before it gets here");
    context.all.report(draft);
    return nullptr;
  }
  const std::vector<Type> types{operand->type};
  auto bound = bind_operator(asked_operator(is.presence), types);
  if (!bound) {
    context.all.report(cannot_compute(is.span, bound.error().message));
    return nullptr;
  }
  ExpressionPtr asked =
      make_call(std::move(bound).value(), fmt::format("is {}", asked_word(is.presence)), {operand}, is.span);
  return is.negated ? make_operator(Operator::logical_not, {asked}, is.span) : asked;
}

}  // namespace damson::checking
