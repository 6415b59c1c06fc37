// Values: constants, references, fields, calls, records and lists.
#include "compiler/lower/expression_lowering.h"

#include <fmt/format.h>

#include <utility>

#include "compiler/lower/constants.h"
#include "runtime/values/operators/empty_lists.h"

namespace damson::lowering {

namespace {

/// The steps that are made meanwhile come from this expression.
class OriginScope {
 public:
  OriginScope(Values& values, const Span& span)
      : values_(values), before_(std::exchange(values.origin, {span.text, span.begin, span.end})) {}
  ~OriginScope() { values_.origin = before_; }
  OriginScope(const OriginScope&) = delete;
  OriginScope& operator=(const OriginScope&) = delete;

 private:
  Values& values_;
  Origin before_;
};

}  // namespace

ValueId ExpressionLowering::lower(const Expression& expression, BlockBuilder& here) {
  const OriginScope origin(values_, expression.span);
  const ValueId value =
      std::visit([&](const auto& what) { return lower_kind(what, expression, here); }, expression.what);
  return values_.keepers == nullptr || !values_.keepers->contains(&expression) ? value
                                                                               : told_of(expression, value, here);
}

ValueId ExpressionLowering::told_of(const Expression& expression, ValueId value, BlockBuilder& here) {
  if (quiet_.contains(&expression)) return value;
  const auto same = [](std::span<const Column* const> arguments, uint32_t, Column& out, KernelContext&) {
    const Type* type = out.type;
    out = *arguments[0];
    out.type = type;
  };
  for (const int rule : values_.keepers->at(&expression)) {
    CallStep call{
        .call = fmt::format("carried whole, loss {}", rule), .kernel = same, .arguments = {value}, .loss = rule};
    call.shares_loss = true;
    value = here.add({values_[value].type, std::move(call)});
  }
  return value;
}

ValueId ExpressionLowering::lower_as(const ExpressionPtr& expression, const Type& wanted, BlockBuilder& here) {
  if (!expression || is_missing_literal(*expression)) {
    return values_.constant(make_missing(values_.program, wanted.is(TypeKind::nothing) ? wanted : wanted.or_missing()));
  }
  const OriginScope origin(values_, expression->span);
  if (const auto* record = std::get_if<typed::RecordValue>(&expression->what);
      record != nullptr && wanted.is(TypeKind::record)) {
    return lower_record(*record, wanted.with_optional(expression->type.optional()), here);
  }
  if (const auto* list = std::get_if<typed::ListValue>(&expression->what);
      list != nullptr && wanted.is(TypeKind::list)) {
    return lower_list(*list, wanted, here);
  }
  if (const ConstantValue* constant = literal_of(*expression); constant != nullptr && !wanted.is(TypeKind::nothing)) {
    return values_.constant(make_constant(values_.program, *constant, wanted.required()));
  }
  return lower(*expression, here);
}

ValueId ExpressionLowering::lower_kind(const typed::Literal& what, const Expression& expression, BlockBuilder&) {
  return values_.constant(make_constant(values_.program, what.value, expression.type));
}

ValueId ExpressionLowering::lower_kind(const typed::FieldFate& what, const Expression& expression, BlockBuilder& here) {
  const ValueId no_words = values_.constant(make_constant(values_.program, {std::string()}, Type(TypeKind::text)));
  return here.add(
      {expression.type.or_missing(), DecideStep{what.clears ? FailureKind::clear : FailureKind::leave, 0, no_words}});
}

BlockBuilder& ExpressionLowering::home_of(ValueId value, BlockBuilder& here) {
  BlockBuilder* home = values_[value].home;
  return home == nullptr ? here : *home;
}

/// The outermost block around `here` that stands for the scope; blocks that lowering adds stand for the one around
/// them.
BlockBuilder& ExpressionLowering::builder_of(const BlockScope* scope, BlockBuilder& here) const {
  BlockBuilder* found = nullptr;
  for (BlockBuilder* block = &here; block != nullptr; block = block->outer()) {
    if (block->scope() == scope) found = block;
  }
  return found == nullptr ? here : *found;
}

ValueId ExpressionLowering::lower_kind(const typed::Reference& what, const Expression&, BlockBuilder& here) {
  const typed::Binding& binding = *what.binding;
  if (const auto known = bound_.find(&binding); known != bound_.end()) return known->second;
  BlockBuilder& home = builder_of(placement_.of(binding), here);
  const ValueId value = lower(*binding.value, home);
  bound_[&binding] = value;
  return value;
}

ValueId ExpressionLowering::lower_kind(const typed::FieldAccess& what, const Expression& expression,
                                       BlockBuilder& here) {
  const ValueId record = lower(*what.record, here);
  // A field costs nothing where its record is; captured records would be moved with all their fields.
  BlockBuilder& home = home_of(record, here);
  const uint32_t place = shapes_.place_of(*what.record, what.field);
  if (const auto* parts = home.parts_of(record)) return (*parts)[place];
  const ValueId field = home.add({shapes_.type_of(expression), FieldStep{record, place}});
  return record == source_record_ ? with_filled_lists(field, home) : field;
}

ValueId ExpressionLowering::lower_kind(const typed::ListFieldAccess& what, const Expression& expression,
                                       BlockBuilder& here) {
  const ValueId list = lower(*what.list, here);
  const uint32_t place = shapes_.place_in_items_of(*what.list, what.field);
  return home_of(list, here).add({shapes_.type_of(expression), ListFieldStep{list, place}});
}

ValueId ExpressionLowering::with_filled_lists(ValueId value, BlockBuilder& here) {
  const Type type = values_[value].type;
  if (!holds_required_list(type)) return value;
  return here.add({type, CallStep{"missing lists are empty", fill_missing_lists(), {value}}});
}

ValueId ExpressionLowering::lower_kind(const typed::Call& what, const Expression& expression, BlockBuilder& here) {
  CallStep call{
      .call = what.call, .kernel = what.bound->kernel, .arguments = {}, .loss = loss_of(what.loss, expression)};
  call.shares_loss = shares_loss(call.loss);
  for (const auto& argument : what.arguments) call.arguments.push_back(lower(*argument, here));
  return here.add({expression.type, std::move(call)});
}

int ExpressionLowering::loss_of(int rule, const Expression& expression) const {
  const bool counts =
      rule >= 0 && !quiet_.contains(&expression) && !values_.program.losses[static_cast<size_t>(rule)].idle;
  return counts ? rule : -1;
}

bool ExpressionLowering::shares_loss(int rule) const {
  return rule >= 0 && values_.program.losses[static_cast<size_t>(rule)].group >= 0;
}

std::vector<int> ExpressionLowering::losses_inside(const Expression& value) const {
  std::vector<int> found;
  const auto add = [&](int rule, const Expression& owner) {
    if (loss_of(rule, owner) >= 0) found.push_back(rule);
  };
  if (const auto* call = std::get_if<typed::Call>(&value.what)) add(call->loss, value);
  if (const auto* filter = std::get_if<typed::Filter>(&value.what)) add(filter->loss, value);
  if (const auto* loop = std::get_if<typed::ForEach>(&value.what)) {
    for (const auto& omit : loop->omits) add(omit.loss, value);
  }
  if (values_.keepers != nullptr && values_.keepers->contains(&value)) {
    const auto& told = values_.keepers->at(&value);
    found.insert(found.end(), told.begin(), told.end());
  }
  each_child(value, [&](const Expression& child) {
    const std::vector<int> inside = losses_inside(child);
    found.insert(found.end(), inside.begin(), inside.end());
  });
  return found;
}

ValueId ExpressionLowering::lower_kind(const typed::RecordValue& what, const Expression& expression,
                                       BlockBuilder& here) {
  return lower_record(what, expression.type, here);
}

ValueId ExpressionLowering::lower_record(const typed::RecordValue& what, const Type& type, BlockBuilder& here) {
  RecordStep record{{}, what.missing_when_empty};
  for (size_t i = 0; i < type.fields().size(); ++i) {
    record.fields.push_back(lower_as(what.fields[i], type.fields()[i].type, here));
  }
  return here.add({type, std::move(record)});
}

ValueId ExpressionLowering::lower_kind(const typed::ListValue& what, const Expression& expression, BlockBuilder& here) {
  return lower_list(what, expression.type, here);
}

ValueId ExpressionLowering::lower_list(const typed::ListValue& what, const Type& type, BlockBuilder& here) {
  ListStep list;
  for (const auto& item : what.items) list.items.push_back(lower_as(item, type.element(), here));
  return here.add({type, std::move(list)});
}

ValueId ExpressionLowering::lower_kind(const typed::Lookup& what, const Expression& expression, BlockBuilder& here) {
  LookupStep lookup{what.index, {}, what.many, {}};
  if (what.parent) lookup.parent = shapes_.place_in_items_of(expression, *what.parent);
  for (const auto& key : what.keys) lookup.keys.push_back(lower(*key, here));
  return with_filled_lists(here.add({shapes_.type_of(expression), std::move(lookup)}), here);
}

ValueId ExpressionLowering::lower_kind(const typed::RecordReference& what, const Expression& expression,
                                       BlockBuilder& here) {
  ReferenceStep reference{what.table, {}};
  for (const auto& key : what.keys) reference.keys.push_back(lower(*key, here));
  return here.add({expression.type, std::move(reference)});
}

}  // namespace damson::lowering
