// `for x in list`: the block runs once on the items of all rows.
#include "runtime/engine/evaluate/inner_notes.h"
#include "runtime/engine/evaluate/items.h"
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"

namespace damson {

namespace {

/// As many rows as there are items, whatever the block gave: a constant is the same for every item.
Column one_for_each_item(const Column& values, uint32_t count, Arena& arena) {
  if (!values.constant()) return values;
  Column one = values;
  one.mask = ~uint32_t{0};
  return gather(one, arena.zeroed<uint32_t>(count), count, arena);
}

}  // namespace

Column evaluate(const ForEachStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  const Column& list = frame.columns[step.list];
  const Items items = items_of(list, frame.rows, arena);
  if (items.count == 0) {
    return kept_items(list, items, make_column(type.element(), 0, arena), {}, type, frame, evaluation);
  }
  const Frame inner = [&] {
    const InnerNotes notes(evaluation, items.owners, items.offsets);
    return run_block(step.block, frame, {items.owners, items.count}, {&items.items, 1}, evaluation);
  }();
  const Column values = block_result(step.block, inner, 0, type.element(), evaluation);
  auto* conditions = arena.array<LeavingOut>(step.omit_losses.size());
  for (size_t i = 0; i < step.omit_losses.size(); ++i) {
    conditions[i] = {&inner.columns[step.block.results[i + 1]], true, step.omit_losses[i]};
    if (i < step.shares_losses.size() && step.shares_losses[i])
      note_looked(step.omit_losses[i], list, frame, evaluation);
  }
  return kept_items(list, items, one_for_each_item(values, items.count, arena), {conditions, step.omit_losses.size()},
                    type, frame, evaluation);
}

}  // namespace damson
