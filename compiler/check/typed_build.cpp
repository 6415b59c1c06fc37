// Building typed expressions.
#include "compiler/check/typed_build.h"

#include <algorithm>

namespace damson::checking {

using typed::Expression;
using typed::PartFacts;

namespace {

ExpressionPtr share(Expression expression) { return std::make_shared<const Expression>(std::move(expression)); }

void set_facts(Expression& expression, const PartFacts& facts) {
  expression.can_error = facts.can_error;
  expression.can_be_unmatched = facts.can_be_unmatched;
  expression.parts = facts.parts;
}

PartFacts part_of(const std::vector<PartFacts>& parts, size_t place) {
  return place < parts.size() ? parts[place] : PartFacts{};
}

template <class Facts>
bool any_fact(const Facts& facts, bool PartFacts::* fact) {
  return std::any_of(facts.parts.begin(), facts.parts.end(),
                     [fact](const PartFacts& part) { return part.*fact || any_fact(part, fact); });
}

const Type& type_of_part(const Type& type, size_t place) {
  return type.is(TypeKind::list) ? type.element() : type.fields()[place].type;
}

/// Adds the facts of what has the wanted type in a value of `type`: it, or any part of it.
void add_facts_of_type(const Type& type, const PartFacts& facts, const Type& wanted, PartFacts& into) {
  if (type.required() == wanted.required()) return add_facts(into, facts);
  for (size_t i = 0; i < facts.parts.size(); ++i)
    add_facts_of_type(type_of_part(type, i), facts.parts[i], wanted, into);
}

/// What may be in the result of a function whose arguments are these: it hands parts of them on, or puts new values
/// together of them. Which part goes where is told by its type alone.
PartFacts facts_handed_on(const Type& result, const std::vector<ExpressionPtr>& arguments) {
  PartFacts facts;
  for (const auto& argument : arguments) {
    if (!argument->parts.empty()) add_facts_of_type(argument->type, facts_of(*argument), result, facts);
  }
  if (!facts.parts.empty()) return facts;
  const size_t parts = result.is(TypeKind::list) ? 1 : result.is(TypeKind::record) ? result.fields().size() : 0;
  for (size_t i = 0; i < parts; ++i) facts.parts.push_back(facts_handed_on(type_of_part(result, i), arguments));
  return facts;
}

/// `list.field` where the items are lists themselves: the same for each of them.
ExpressionPtr field_of_nested_list(const ExpressionPtr& list, uint32_t field, Span span) {
  auto item = std::make_shared<const typed::Binding>(typed::Binding{"item", list->type.element(), nullptr});
  const ExpressionPtr value = make_field(make_reference(item, part_of(list->parts, 0), span), field, span);
  return make_for_each(list, item, {}, value, span);
}

}  // namespace

ExpressionPtr make_literal(ConstantValue value, Type type, Span span) {
  return share({.type = std::move(type), .span = span, .what = typed::Literal{std::move(value)}, .parts = {}});
}

ExpressionPtr make_missing(Span span) { return make_literal({}, Type().or_missing(), span); }

ExpressionPtr make_reference(const typed::BindingPtr& binding, const PartFacts& facts, Span span) {
  Expression expression{.type = binding->type, .span = span, .what = typed::Reference{binding}, .parts = {}};
  set_facts(expression, binding->value ? facts_of(*binding->value) : facts);
  return share(std::move(expression));
}

ExpressionPtr make_field(const ExpressionPtr& record, uint32_t field, Span span) {
  if (!record->type.is(TypeKind::list)) {
    const Type& type = record->type.fields()[field].type;
    PartFacts facts = part_of(record->parts, field);
    facts.can_error |= record->can_error;
    facts.can_be_unmatched |= record->can_be_unmatched;
    Expression expression{.type = type.with_optional(type.optional() || record->type.optional()),
                          .span = span,
                          .what = typed::FieldAccess{record, field},
                          .parts = {}};
    set_facts(expression, facts);
    return share(std::move(expression));
  }
  const Type& item = record->type.element();
  if (item.is(TypeKind::list)) return field_of_nested_list(record, field, span);
  const Type& type = item.fields()[field].type;
  const PartFacts item_facts = part_of(record->parts, 0);
  PartFacts facts = part_of(item_facts.parts, field);
  facts.can_error |= item_facts.can_error;
  facts.can_be_unmatched |= item_facts.can_be_unmatched;
  return share(
      {.type =
           Type::list_of(type.with_optional(type.optional() || item.optional())).with_optional(record->type.optional()),
       .span = span,
       .what = typed::ListFieldAccess{record, field},
       .can_error = record->can_error,
       .can_be_unmatched = record->can_be_unmatched,
       .parts = {std::move(facts)}});
}

ExpressionPtr make_call(BoundCall bound, std::string call, std::vector<ExpressionPtr> arguments, Span span, int loss) {
  bool optional = bound.result.optional();
  bool error = bound.can_fail;
  bool unmatched = false;
  for (const auto& argument : arguments) {
    optional |= !bound.sees_missing && argument->type.optional();
    error |= any_error(*argument);
    unmatched |= any_unmatched(*argument);
  }
  Type type = bound.result.with_optional(optional);
  std::vector<PartFacts> parts = facts_handed_on(type, arguments).parts;
  return share({.type = std::move(type),
                .span = span,
                .what = typed::Call{.call = std::move(call),
                                    .bound = std::make_shared<const BoundCall>(std::move(bound)),
                                    .arguments = std::move(arguments),
                                    .loss = loss},
                .can_error = error,
                .can_be_unmatched = unmatched,
                .parts = std::move(parts)});
}

ExpressionPtr make_operator(Operator op, std::vector<ExpressionPtr> operands, Span span) {
  std::vector<Type> types;
  for (const auto& operand : operands) types.push_back(operand->type);
  auto bound = bind_operator(op, types);
  if (!bound) return nullptr;
  return make_call(std::move(bound).value(), std::string(operator_text(op)), std::move(operands), span);
}

ExpressionPtr make_record(Type type, std::vector<ExpressionPtr> fields, bool missing_when_empty, Span span) {
  std::vector<PartFacts> parts(fields.size());
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i]) parts[i] = facts_of(*fields[i]);
  }
  return share({.type = std::move(type),
                .span = span,
                .what = typed::RecordValue{std::move(fields), missing_when_empty},
                .parts = std::move(parts)});
}

ExpressionPtr make_list(Type type, std::vector<ExpressionPtr> items, Span span) {
  PartFacts facts;
  for (const auto& item : items) add_facts(facts, facts_of(*item));
  return share({.type = std::move(type), .span = span, .what = typed::ListValue{std::move(items)}, .parts = {facts}});
}

ExpressionPtr make_for_each(const ExpressionPtr& list, typed::BindingPtr item, std::vector<typed::Omit> omits,
                            const ExpressionPtr& value, Span span) {
  bool error = list->can_error;
  for (const auto& omit : omits) error |= omit.condition->can_error;
  return share({.type = Type::list_of(value->type).with_optional(list->type.optional()),
                .span = span,
                .what = typed::ForEach{list, std::move(item), std::move(omits), value},
                .can_error = error,
                .can_be_unmatched = list->can_be_unmatched,
                .parts = {facts_of(*value)}});
}

ExpressionPtr make_handled(const ExpressionPtr& value, State fact, const ExpressionPtr& otherwise, Span span) {
  PartFacts facts = facts_of(*value);
  if (fact == State::error) facts.can_error = false;
  if (fact == State::unmatched) facts.can_be_unmatched = false;
  add_facts(facts, facts_of(*otherwise));
  const bool still_missing = fact != State::missing && value->type.optional();
  Expression expression{.type = value->type.with_optional(still_missing || otherwise->type.optional()),
                        .span = span,
                        .what = typed::Handled{value, {typed::Clause{fact, typed::UseValue{otherwise}}}},
                        .parts = {}};
  set_facts(expression, facts);
  return share(std::move(expression));
}

PartFacts facts_of(const Expression& value) { return {value.can_error, value.can_be_unmatched, value.parts}; }

void add_facts(PartFacts& into, const PartFacts& from) {
  into.can_error |= from.can_error;
  into.can_be_unmatched |= from.can_be_unmatched;
  if (into.parts.size() < from.parts.size()) into.parts.resize(from.parts.size());
  for (size_t i = 0; i < from.parts.size(); ++i) add_facts(into.parts[i], from.parts[i]);
}

bool any_error(const Expression& value) { return value.can_error || any_fact(value, &PartFacts::can_error); }
bool any_error(const PartFacts& facts) { return facts.can_error || any_fact(facts, &PartFacts::can_error); }
bool any_unmatched(const Expression& value) {
  return value.can_be_unmatched || any_fact(value, &PartFacts::can_be_unmatched);
}
bool any_unmatched(const PartFacts& facts) {
  return facts.can_be_unmatched || any_fact(facts, &PartFacts::can_be_unmatched);
}

const ConstantValue* constant_of(const Expression& value) {
  if (const auto* literal = std::get_if<typed::Literal>(&value.what)) return &literal->value;
  if (const auto* reference = std::get_if<typed::Reference>(&value.what)) {
    return reference->binding->value ? constant_of(*reference->binding->value) : nullptr;
  }
  return nullptr;
}

ExpressionPtr value_of(const typed::Action& action) {
  if (const auto* use = std::get_if<typed::UseValue>(&action)) return use->value;
  if (const auto* warn = std::get_if<typed::WarnAndUse>(&action)) return warn->value;
  return nullptr;
}

}  // namespace damson::checking
