// What every row's function shares, whatever its types.
#include "runtime/values/each_row.h"

namespace damson {

void add_item_facts(const Column& list, uint32_t row, RowFacts& facts) {
  const Column& element = list.element();
  if (element.states == nullptr) return;
  for (uint32_t item = list.first_item(row); item < list.last_item(row); ++item) {
    add_facts(element, item, true, facts);
  }
}

namespace each_row_detail {

void fail_row(Column& out, uint32_t row, const std::string& reason, KernelContext& context) {
  const FailureId failure = context.failures.add({.kind = FailureKind::error, .reason = context.arena.copy(reason)});
  set_state(out, row, State::error, failure, context.arena);
}

Type bound_result(const Type& result, const std::vector<Overload::Slot>& slots, std::span<const Argument> arguments) {
  bool optional = result.optional();
  for (size_t i = 0; i < arguments.size(); ++i) {
    const Overload::Slot& slot = slots[std::min(i, slots.size() - 1)];
    const bool may_miss = arguments[i].type.optional() || arguments[i].type.is(TypeKind::nothing);
    if (!slot.constant && !slot.sees_missing && may_miss) optional = true;
  }
  return result.with_optional(optional);
}

}  // namespace each_row_detail

}  // namespace damson
