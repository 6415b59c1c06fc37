// Bringing values to wanted types.
#include "compiler/check/convert.h"

#include <fmt/format.h>
#include <llvm/ADT/StringSet.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/diagnostics/arms_differ.h"
#include "compiler/diagnostics/bad_date.h"
#include "compiler/diagnostics/bad_path.h"
#include "compiler/diagnostics/wrong_type.h"
#include "runtime/values/path_value.h"

namespace damson::checking {

namespace {

bool is_date_like(TypeKind kind) {
  return kind == TypeKind::date || kind == TypeKind::time || kind == TypeKind::datetime;
}

std::vector<std::string> common_options(const Type& a, const Type& b) {
  std::vector<std::string> options = a.options();
  llvm::StringSet<> known;
  for (const auto& option : options) known.insert(option);
  for (const auto& option : b.options()) {
    if (known.insert(option).second) options.push_back(option);
  }
  return options;
}

Type common_text(const Type& a, const Type& b) {
  if (a.options().empty() || b.options().empty()) return Type(TypeKind::text);
  return a.options() == b.options() ? a : Type::one_of(common_options(a, b));
}

std::optional<Type> common_record(const Type& a, const Type& b) {
  if (a.fields().size() != b.fields().size()) return std::nullopt;
  std::vector<Type::Field> fields;
  for (const auto& field : a.fields()) {
    const int other = b.find_field(field.name);
    if (other < 0) return std::nullopt;
    const auto type = joined_type(field.type, b.fields()[static_cast<size_t>(other)].type);
    if (!type) return std::nullopt;
    fields.push_back({field.name, *type});
  }
  return Type::record_of(std::move(fields), a.name());
}

std::optional<Type> common_required(const Type& a, const Type& b) {
  const auto either = [&](TypeKind one, TypeKind other) {
    return (a.is(one) && b.is(other)) || (a.is(other) && b.is(one));
  };
  if (either(TypeKind::integer, TypeKind::decimal)) return Type(TypeKind::decimal);
  if (either(TypeKind::path, TypeKind::text)) return Type(TypeKind::text);
  if (!(a.kind() == b.kind())) return std::nullopt;
  if (a.is(TypeKind::text)) return common_text(a, b);
  if (a.is(TypeKind::record)) return common_record(a, b);
  if (a.is(TypeKind::variable) && a.name() != b.name()) return std::nullopt;
  if (!a.is(TypeKind::list)) return a;
  const auto element = joined_type(a.element(), b.element());
  return element ? std::optional(Type::list_of(*element)) : std::nullopt;
}

Conversion from_literal_text(Context& context, const typed::Expression& value, const std::string& text,
                             const Type& wanted) {
  const auto spelt = [&]() -> std::optional<ConstantValue> {
    if (wanted.is(TypeKind::date)) {
      const auto date = parse_iso_date(text);
      return date ? std::optional(ConstantValue{*date}) : std::nullopt;
    }
    const bool good =
        wanted.is(TypeKind::time) ? parse_iso_time(text).has_value() : parse_iso_datetime(text).has_value();
    return good ? std::optional(ConstantValue{text}) : std::nullopt;
  }();
  if (spelt) return {make_literal(*spelt, wanted.required(), value.span)};
  const std::string_view form = wanted.is(TypeKind::date)   ? "1953-06-02"
                                : wanted.is(TypeKind::time) ? "14:30:00"
                                                            : "1953-06-02T14:30:00+01:00";
  context.all.report(bad_date(value.span, text, kind_name(wanted.kind()), form));
  return {nullptr, true};
}

Conversion path_from_literal(Context& context, const typed::Expression& value, const std::string& text,
                             const Type& wanted) {
  Arena arena;
  const auto path = normalise_path(arena, text);
  if (path) return {make_literal({std::string(path.value())}, wanted.required(), value.span)};
  context.all.report(bad_path(value.span, text, path.error().message));
  return {nullptr, true};
}

std::optional<ConstantValue> constant_as(const ConstantValue& value, const Type& wanted) {
  if (std::holds_alternative<std::monostate>(value.value)) return value;
  if (const auto* list = std::get_if<ConstantValue::List>(&value.value)) {
    ConstantValue::List items;
    for (const auto& item : *list) {
      auto converted = constant_as(item, wanted.element());
      if (!converted) return std::nullopt;
      items.push_back(std::move(*converted));
    }
    return ConstantValue{std::move(items)};
  }
  if (const auto* number = std::get_if<int64_t>(&value.value); number != nullptr && wanted.is(TypeKind::decimal)) {
    return ConstantValue{Decimal::from_integer(*number)};
  }
  if (const auto* text = std::get_if<std::string>(&value.value); text != nullptr && wanted.is(TypeKind::date)) {
    const auto date = parse_iso_date(*text);
    return date ? std::optional(ConstantValue{*date}) : std::nullopt;
  }
  return std::nullopt;
}

/// Conversions of what branches yield, where one of them is a literal that has to become something else.
bool convert_action(Context& context, typed::Action& action, const Type& wanted, bool& reported) {
  const auto value = value_of(action);
  if (!value) return true;
  const Conversion converted = convert(context, value, wanted);
  reported |= converted.reported;
  if (!converted.value) return false;
  if (auto* use = std::get_if<typed::UseValue>(&action)) use->value = converted.value;
  if (auto* warn = std::get_if<typed::WarnAndUse>(&action)) warn->value = converted.value;
  return true;
}

Conversion convert_branches(Context& context, const typed::Expression& value, const Type& wanted) {
  typed::Expression copy = value;
  bool good = true;
  bool reported = false;
  if (auto* choice = std::get_if<typed::If>(&copy.what)) {
    good = convert_action(context, choice->then, wanted, reported) &
           convert_action(context, choice->otherwise, wanted, reported);
  } else if (auto* arms = std::get_if<typed::Choice>(&copy.what)) {
    for (auto& arm : arms->arms) good &= convert_action(context, arm, wanted, reported);
  } else if (auto* handled = std::get_if<typed::Handled>(&copy.what)) {
    const Conversion inner = convert(context, handled->value, wanted);
    reported |= inner.reported;
    good = inner.value != nullptr;
    handled->value = inner.value;
    for (auto& clause : handled->clauses) good &= convert_action(context, clause.action, wanted, reported);
  } else {
    return {};
  }
  if (!good) return {nullptr, reported};
  copy.type = wanted.with_optional(value.type.optional());
  return {std::make_shared<const typed::Expression>(std::move(copy))};
}

/// `missing` in that type; `leave` and `clear` are no value of any.
ExpressionPtr nothing_of(const typed::Expression& value, const Type& wanted) {
  if (!std::holds_alternative<typed::FieldFate>(value.what)) return make_literal({}, wanted.or_missing(), value.span);
  typed::Expression fate = value;
  fate.type = wanted.required();
  return std::make_shared<const typed::Expression>(std::move(fate));
}

Conversion convert_list(Context& context, const ExpressionPtr& value, const Type& wanted) {
  const auto item = std::make_shared<const typed::Binding>(typed::Binding{"item", value->type.element(), nullptr});
  const typed::PartFacts facts = value->parts.empty() ? typed::PartFacts{} : value->parts.front();
  const Conversion inner = convert(context, make_reference(item, facts, value->span), wanted.element());
  if (!inner.value) return inner;
  return {make_for_each(value, item, {}, inner.value, value->span)};
}

Conversion convert_record(Context& context, const ExpressionPtr& value, const Type& wanted) {
  if (value->type.fields().size() != wanted.fields().size()) return {};
  const auto record = std::make_shared<const typed::Binding>(typed::Binding{"record", value->type, value});
  const ExpressionPtr reference = make_reference(record, {}, value->span);
  std::vector<ExpressionPtr> fields;
  std::vector<Type::Field> types;
  for (const auto& field : wanted.fields()) {
    const int place = value->type.find_field(field.name);
    if (place < 0) return {};
    Conversion inner = convert(context, make_field(reference, static_cast<uint32_t>(place), value->span), field.type);
    if (!inner.value) return inner;
    types.push_back({field.name, inner.value->type});
    fields.push_back(std::move(inner.value));
  }
  const Type type = Type::record_of(std::move(types), wanted.name()).with_optional(value->type.optional());
  return {make_record(type, std::move(fields), value->type.optional(), value->span)};
}

}  // namespace

std::optional<Type> joined_type(const Type& a, const Type& b) {
  if (a.is(TypeKind::nothing)) return b.with_optional(b.optional() || a.optional());
  if (b.is(TypeKind::nothing)) return a.with_optional(a.optional() || b.optional());
  const auto type = common_required(a, b);
  if (!type) return std::nullopt;
  return type->with_optional(a.optional() || b.optional());
}

bool same_form(const Type& from, const Type& to) {
  if (from.is(TypeKind::path) && to.is(TypeKind::text)) return true;
  if (from.kind() != to.kind()) return false;
  if (from.is(TypeKind::list)) return same_form(from.element(), to.element());
  if (from.is(TypeKind::variable)) return from.name() == to.name();
  if (!from.is(TypeKind::record)) return true;
  if (from.fields().size() != to.fields().size()) return false;
  for (size_t i = 0; i < from.fields().size(); ++i) {
    if (from.fields()[i].name != to.fields()[i].name) return false;
    if (!same_form(from.fields()[i].type, to.fields()[i].type)) return false;
  }
  return true;
}

Conversion convert(Context& context, const ExpressionPtr& value, const Type& wanted) {
  if (!value || wanted.is(TypeKind::nothing)) return {value, value == nullptr};
  if (value->type.is(TypeKind::nothing)) {
    // where one of the branches decides, none of them may be forgotten
    if (Conversion branches = convert_branches(context, *value, wanted); branches.value || branches.reported)
      return branches;
    return {nothing_of(*value, wanted)};
  }
  if (same_form(value->type, wanted)) return {value};
  if (std::holds_alternative<typed::FieldFate>(value->what)) return {nothing_of(*value, wanted)};
  if (const auto* literal = std::get_if<typed::Literal>(&value->what);
      literal != nullptr && std::holds_alternative<std::monostate>(literal->value.value)) {
    return {make_literal({}, wanted.or_missing(), value->span)};  // it was converted before, and is missing in any type
  }
  const ConstantValue* constant = constant_of(*value);
  const auto* text = constant == nullptr ? nullptr : std::get_if<std::string>(&constant->value);
  if (text != nullptr && value->type.is(TypeKind::text)) {
    if (is_date_like(wanted.kind())) return from_literal_text(context, *value, *text, wanted);
    if (wanted.is(TypeKind::path)) return path_from_literal(context, *value, *text, wanted);
  }
  if (constant != nullptr) {
    const bool list = value->type.is(TypeKind::list) && wanted.is(TypeKind::list);
    const bool number = value->type.is(TypeKind::integer) && wanted.is(TypeKind::decimal);
    if (list || number) {
      if (auto converted = constant_as(*constant, wanted))
        return {make_literal(std::move(*converted), wanted.required(), value->span)};
    }
  }
  if (Conversion branches = convert_branches(context, *value, wanted); branches.value || branches.reported)
    return branches;
  if (value->type.is(TypeKind::integer) && wanted.is(TypeKind::decimal)) {
    return {make_operator(Operator::to_decimal, {value}, value->span)};
  }
  if (value->type.is(TypeKind::list) && wanted.is(TypeKind::list)) return convert_list(context, value, wanted);
  if (value->type.is(TypeKind::record) && wanted.is(TypeKind::record)) return convert_record(context, value, wanted);
  return {};
}

ExpressionPtr convert_or_report(Context& context, const ExpressionPtr& value, const Type& wanted,
                                std::string_view whose, std::optional<Span> declared) {
  if (!value) return nullptr;
  Conversion converted = convert(context, value, wanted);
  if (converted.value || converted.reported) return converted.value;
  auto draft = wrong_type(value->span, whose, to_text(wanted.required()), to_text(value->type.required()));
  draft.label(fmt::format("this is {}", to_text(value->type.required())));
  if (declared) draft.related(*declared, fmt::format("declared as {} here", to_text(wanted.required())));
  const std::string hint = conversion_hint(value->type, wanted);
  if (!hint.empty()) draft.note(hint);
  context.all.report(draft);
  return nullptr;
}

std::vector<ExpressionPtr> to_common_type(Context& context, std::vector<ExpressionPtr> values, std::string_view what) {
  Type wanted;
  const typed::Expression* first = nullptr;
  for (const auto& value : values) {  // a date beside texts makes the texts dates
    if (value && is_date_like(value->type.kind())) wanted = value->type.required();
  }
  const bool dates = is_date_like(wanted.kind());
  for (const auto& value : values) {
    if (!value || (dates && value->type.is(TypeKind::text) && constant_of(*value) != nullptr)) continue;
    const auto common = first == nullptr ? std::optional(joined_type(wanted, value->type).value_or(value->type))
                                         : joined_type(wanted, value->type);
    if (!common) {
      auto draft = arms_differ(value->span, what, to_text(wanted.required()), to_text(value->type.required()));
      draft.label(fmt::format("this is {}", to_text(value->type.required())))
          .related(first->span, fmt::format("this is {}", to_text(wanted.required())));
      const std::string hint = conversion_hint(value->type, wanted);
      if (!hint.empty()) draft.note(hint);
      context.all.report(draft);
      return {};
    }
    wanted = *common;
    if (!value->type.is(TypeKind::nothing) && first == nullptr) first = value.get();
  }
  for (auto& value : values) {
    if (!value) continue;
    const Conversion converted = convert(context, value, wanted);
    if (!converted.value) return {};
    value = converted.value;
  }
  return values;
}

std::string conversion_hint(const Type& from, const Type& to) {
  for (const Type& type : {from, to}) {
    if (type.is(TypeKind::variable))
      return fmt::format("`{}` stands for any type: only what works with every type can be done with it", type.name());
  }
  const bool text = from.is(TypeKind::text) || from.is(TypeKind::path);
  if (text && to.is(TypeKind::integer)) return "`parse_int` makes a whole number of a text";
  if (text && to.is(TypeKind::decimal)) return "`parse_decimal` makes a number of a text";
  if (text && to.is(TypeKind::date)) return "`parse_date` makes a date of a text";
  if (text && to.is(TypeKind::datetime)) return "`parse_datetime` makes a date and time of a text";
  if (text && to.is(TypeKind::path)) return "`path_join`, or a `paths` block, makes a path of texts";
  if (text && to.is(TypeKind::list)) return "`split` makes a list of a text; `[x]` is a list of one";
  const bool number = from.is(TypeKind::integer) || from.is(TypeKind::decimal) || from.is(TypeKind::floating);
  if (to.is(TypeKind::text) && (number || is_date_like(from.kind()) || from.is(TypeKind::boolean))) {
    return "put it between quotes and braces to make it text: `\"{x}\"`";
  }
  if (from.is(TypeKind::decimal) && to.is(TypeKind::integer))
    return "`round` and `to_int` make a whole number of a decimal";
  if (from.is(TypeKind::list) && !to.is(TypeKind::list) && from.element().kind() == to.kind()) {
    return "`first`, `only` or `join` make one value of a list";
  }
  if (to.is(TypeKind::list) && to.element().kind() == from.kind()) return "write `[x]` for a list of one";
  if (from.is(TypeKind::datetime) && to.is(TypeKind::date)) return "`to_date` takes the day of a date and time";
  return {};
}

}  // namespace damson::checking
