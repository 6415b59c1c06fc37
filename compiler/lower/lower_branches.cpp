// `if`, `case`, vocabularies, `paths` and clauses: blocks that run on the rows that take them.
#include <fmt/format.h>

#include "compiler/lower/constants.h"
#include "compiler/lower/expression_lowering.h"
#include "runtime/program/program_text.h"
#include "runtime/values/operators/operators.h"

namespace damson::lowering {

namespace {

/// From so many constant arms on they are picked from a table instead of being blocks.
constexpr size_t constants_worth_a_table = 3;

const ConstantValue* constant_of(const typed::Action& action) {
  const auto* use = std::get_if<typed::UseValue>(&action);
  return use == nullptr ? nullptr : literal_of(*use->value);
}

}  // namespace

ValueId ExpressionLowering::branch_selector(ValueId condition, bool taken, BlockBuilder& here) {
  const std::vector<std::vector<ArmPattern>> arms = {{ConstantValue{taken}}, {MissingPattern{}, AnythingPattern{}}};
  const auto bound = bind_classifier(values_[condition].type, arms);
  return here.add(
      {Type(TypeKind::integer), CallStep{fmt::format("0 when {}, else 1", taken), bound.value().kernel, {condition}}});
}

ValueId ExpressionLowering::lower_reason(const Expression& reason, ValueId condition, bool acts_on,
                                         BlockBuilder& here) {
  const Type type = Type(TypeKind::text).or_missing();
  BlockBuilder told(values_, &here, here.scope());
  BlockBuilder untold(values_, &here, here.scope());
  SwitchStep choice{branch_selector(condition, acts_on, here), {}};
  choice.blocks.push_back(told.finish({lower(reason, told)}));
  choice.blocks.push_back(untold.finish({values_.constant(make_missing(values_.program, type))}));
  return here.add({type, std::move(choice)});
}

std::optional<ValueId> ExpressionLowering::pick(ValueId selector, const Type& type,
                                                std::vector<ConstantValue> constants, BlockBuilder& here) {
  std::string call = "pick from";
  for (const ConstantValue& constant : constants) {
    call += fmt::format("{} {}", call.ends_with("from") ? "" : ",",
                        constant_text(*make_constant(values_.program, constant, type)));
  }
  const auto bound = bind_pick_constant(type, std::move(constants));
  if (!bound) return std::nullopt;
  return here.add({type, CallStep{std::move(call), bound->kernel, {selector}}});
}

ValueId ExpressionLowering::lower_action(size_t place, const Branching& branching, BlockBuilder& here) {
  struct Lowering {
    ExpressionLowering& all;
    const Type type;
    bool quiet;
    BlockBuilder& here;

    ValueId value(const ExpressionPtr& expression) const { return all.lower_as(expression, type, here); }
    ValueId decide(FailureKind kind, uint32_t rule, const ExpressionPtr& reason) const {
      return here.add({type.or_missing(), DecideStep{kind, rule, all.lower(*reason, here)}});
    }
    ValueId operator()(const typed::UseValue& use) const { return value(use.value); }
    ValueId operator()(const typed::Reject& reject) const {
      return decide(FailureKind::reject, reject.point, reject.reason);
    }
    ValueId operator()(const typed::Skip& skip) const { return decide(FailureKind::skip, skip.rule, skip.reason); }
    ValueId operator()(const typed::WarnAndUse& warn) const {
      const ValueId used = value(warn.value);
      if (quiet) return used;
      const ValueId text = all.lower(*warn.text, here);
      return here.add({type, NoteStep{NoteStep::Kind::warning, warn.warning, used, text}});
    }
  };
  const Expression& owner = branching.owner;
  const Lowering lowering{*this, shapes_.type_of(owner), quiet_.contains(&owner), here};
  const ValueId value = std::visit(lowering, *actions_of(owner)[place]);
  if (branching.noted != place || !branching.unmapped || lowering.quiet) return value;
  // Noted behind the decision, of which the note is then a part.
  return here.add({lowering.type, NoteStep{NoteStep::Kind::unmapped, branching.unmapped->vocabulary, value,
                                           branching.unmapped->value}});
}

Block ExpressionLowering::block_of(size_t place, const Branching& branching, BlockBuilder& here) {
  BlockBuilder block(values_, &here, &here.scope()->at(branching.owner, place));
  const ValueId result = lower_action(place, branching, block);
  return block.finish({result});
}

ValueId ExpressionLowering::switch_on(ValueId selector, const Branching& branching, BlockBuilder& here) {
  const Type type = shapes_.type_of(branching.owner);
  const auto actions = actions_of(branching.owner);
  const bool notes = branching.unmapped && !quiet_.contains(&branching.owner);
  std::vector<ConstantValue> constants(actions.size());
  std::vector<ConstantValue> groups(actions.size());  // 0: picked; else the block
  std::vector<size_t> blocks;
  for (size_t i = 0; i < actions.size(); ++i) {
    const ConstantValue* constant = notes && branching.noted == i ? nullptr : constant_of(*actions[i]);
    if (constant != nullptr) constants[i] = *constant;
    if (constant == nullptr) blocks.push_back(i);
    groups[i] = {constant != nullptr ? int64_t{0} : static_cast<int64_t>(blocks.size())};
  }
  const bool worth_a_table = blocks.empty() || actions.size() - blocks.size() >= constants_worth_a_table;
  const auto picked = worth_a_table
                          ? pick(selector, blocks.empty() ? type : type.or_missing(), std::move(constants), here)
                          : std::nullopt;
  if (picked && blocks.empty()) return *picked;

  SwitchStep choice{selector, {}};
  if (picked) {
    if (const auto group = pick(selector, Type(TypeKind::integer), std::move(groups), here)) choice.selector = *group;
    BlockBuilder table(values_, &here, here.scope());
    choice.blocks.push_back(table.finish({*picked}));
  } else {
    blocks.resize(actions.size());
    for (size_t i = 0; i < actions.size(); ++i) blocks[i] = i;
  }
  for (const size_t i : blocks) choice.blocks.push_back(block_of(i, branching, here));
  return here.add({type, std::move(choice)});
}

ValueId ExpressionLowering::counted(ValueId selector, const typed::ArmNamesPtr& names, BlockBuilder& here) {
  if (values_.arm_counts == nullptr || !names || values_[selector].constant != nullptr) return selector;
  const size_t choice = values_.arm_counts->add(names);
  CallStep count{fmt::format("count arms of {}", choice), values_.arm_counts->counter(choice), {selector}};
  return home_of(selector, here).add({values_[selector].type, std::move(count)});
}

ValueId ExpressionLowering::lower_kind(const typed::If& what, const Expression& expression, BlockBuilder& here) {
  return switch_on(branch_selector(lower(*what.condition, here), true, here), {expression}, here);
}

ValueId ExpressionLowering::lower_kind(const typed::Choice& what, const Expression& expression, BlockBuilder& here) {
  const ValueId subject = lower(*what.subject, here);
  if (what.value) bound_[what.value.get()] = subject;
  const ValueId selector = here.add({Type(TypeKind::integer), CallStep{what.call, what.classifier->kernel, {subject}}});
  Branching branching{expression, what.else_arm};
  if (what.vocabulary) branching.unmapped = Unmapped{*what.vocabulary, subject};
  return switch_on(counted(selector, what.names, here), branching, here);
}

ValueId ExpressionLowering::lower_kind(const typed::PathChoice& what, const Expression& expression,
                                       BlockBuilder& here) {
  const ValueId subject = lower(*what.subject, here);
  if (what.value) bound_[what.value.get()] = subject;
  const ValueId match = here.add({what.matcher->result, CallStep{what.call, what.matcher->kernel, {subject}}});
  if (what.match) bound_[what.match.get()] = match;
  const ValueId selector = home_of(match, here).add({Type(TypeKind::integer), FieldStep{match, 0}});
  Branching branching{expression, what.arms.size() - 1};
  if (what.vocabulary) branching.unmapped = Unmapped{*what.vocabulary, subject};
  return switch_on(counted(selector, what.names, here), branching, here);
}

ValueId ExpressionLowering::lower_kind(const typed::Handled& what, const Expression& expression, BlockBuilder& here) {
  const Type type = shapes_.type_of(expression);
  ValueId value = lower_as(what.value, type, here);
  const std::vector<int> discards = what.value ? losses_inside(*what.value) : std::vector<int>();
  for (size_t i = 0; i < what.clauses.size(); ++i) {
    const Column* constant = values_[value].constant;
    if (constant != nullptr && constant->state(0) != what.clauses[i].fact) continue;
    Block block = block_of(i, {expression}, here);
    value = here.add({type, RecoverStep{value, what.clauses[i].fact, std::move(block), discards}});
  }
  return value;
}

}  // namespace damson::lowering
