// Building blocks. Until a block is finished nobody knows how many captures it has, so its registers are tagged by what
// they are and numbered at the end.
#include "compiler/lower/block_builder.h"

#include "compiler/lower/constants.h"
#include "runtime/program/operands.h"
#include "runtime/program/program_text.h"

namespace damson::lowering {

namespace {

constexpr Register capture_tag = Register{1} << 31;
constexpr Register input_tag = Register{1} << 30;
constexpr Register place_bits = input_tag - 1;

}  // namespace

ValueId Values::constant(const Column* column) {
  const std::string key = constant_key(*column);
  if (const auto known = constants_.find(key); known != constants_.end()) return known->second;
  const ValueId id = add({.type = *column->type, .constant = column});
  constants_.emplace(key, id);
  return id;
}

ValueId BlockBuilder::add_input(const Type& type) {
  return values_.add({.home = this, .local = input_tag | inputs_++, .type = type});
}

const ValueId* BlockBuilder::find(const std::string& key) const {
  for (const BlockBuilder* block = this; block != nullptr; block = block->outer_) {
    if (const auto known = block->known_.find(key); known != block->known_.end()) return &known->second;
  }
  return nullptr;
}

ValueId BlockBuilder::add(Step step) {
  if (const Column* folded = fold(step)) return values_.constant(folded);
  const std::string key = step_identity(step);
  if (const ValueId* known = find(key)) return *known;
  std::vector<ValueId> parts;
  const bool record = std::holds_alternative<RecordStep>(step.what);
  if (record) parts = std::get<RecordStep>(step.what).fields;
  each_operand(step, [&](Register& operand) { operand = local(operand); });
  const ValueId id = values_.add({.home = this, .local = static_cast<Register>(steps_.size()), .type = step.type});
  step.origin = values_.origin;
  steps_.push_back(std::move(step));
  known_.emplace(key, id);
  if (record) records_.emplace(id, std::move(parts));
  return id;
}

const Column* BlockBuilder::fold(const Step& step) const {
  const auto constants_of = [&](const std::vector<Register>& operands) {
    std::vector<const Column*> columns;
    for (const Register operand : operands) {
      if (values_[operand].constant != nullptr) columns.push_back(values_[operand].constant);
    }
    return columns;
  };
  if (const auto* call = std::get_if<CallStep>(&step.what)) {
    const auto arguments = constants_of(call->arguments);
    if (arguments.size() != call->arguments.size() || call->loss >= 0) return nullptr;
    return fold_call(values_.program, *call, arguments, step.type);
  }
  if (const auto* list = std::get_if<ListStep>(&step.what)) {
    const auto items = constants_of(list->items);
    if (items.size() == list->items.size()) return make_constant_list(values_.program, items, step.type);
  }
  return nullptr;
}

const std::vector<ValueId>* BlockBuilder::parts_of(ValueId record) const {
  const auto found = records_.find(record);
  return found == records_.end() ? nullptr : &found->second;
}

Register BlockBuilder::local(ValueId id) {
  const Value& value = values_[id];
  if (value.home == this) return value.local;
  if (const auto known = brought_.find(id); known != brought_.end()) return known->second;
  Register here = 0;
  if (value.constant != nullptr) {
    here = static_cast<Register>(steps_.size());
    steps_.push_back({value.type, ConstantStep{value.constant}, {}});
  } else {
    here = capture_tag | static_cast<Register>(captures_.size());
    captures_.push_back(id);
  }
  brought_.emplace(id, here);
  return here;
}

Block BlockBuilder::finish(const std::vector<ValueId>& results) {
  Block block;
  block.inputs = inputs_;
  for (const ValueId result : results) block.results.push_back(local(result));

  std::vector<bool> step_used(steps_.size());
  std::vector<bool> capture_used(captures_.size());
  const auto use = [&](Register tagged) {
    if ((tagged & capture_tag) != 0) capture_used[tagged & place_bits] = true;
    if ((tagged & (capture_tag | input_tag)) == 0) step_used[tagged] = true;
  };
  for (const Register result : block.results) use(result);
  for (size_t i = steps_.size(); i-- > 0;) {
    if (step_used[i]) each_operand(steps_[i], use);
  }

  std::vector<Register> capture_numbers(captures_.size());
  for (size_t i = 0; i < captures_.size(); ++i) {
    capture_numbers[i] = static_cast<Register>(block.captures.size());
    if (capture_used[i]) block.captures.push_back(captures_[i]);
  }
  std::vector<Register> step_numbers(steps_.size());
  auto next = static_cast<Register>(block.captures.size()) + inputs_;
  for (size_t i = 0; i < steps_.size(); ++i) step_numbers[i] = step_used[i] ? next++ : 0;

  const auto number = [&](Register& tagged) {
    if ((tagged & capture_tag) != 0) {
      tagged = capture_numbers[tagged & place_bits];
    } else if ((tagged & input_tag) != 0) {
      tagged = static_cast<Register>(block.captures.size()) + (tagged & place_bits);
    } else {
      tagged = step_numbers[tagged];
    }
  };
  for (size_t i = 0; i < steps_.size(); ++i) {
    if (!step_used[i]) continue;
    each_operand(steps_[i], number);
    block.steps.push_back(std::move(steps_[i]));
  }
  for (Register& result : block.results) number(result);
  return block;
}

}  // namespace damson::lowering
