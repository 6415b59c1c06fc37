// `list[condition]`: the items for which it is true.
#include "runtime/engine/evaluate/inner_notes.h"
#include "runtime/engine/evaluate/items.h"
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"

namespace damson {

Column evaluate(const FilterStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  const Column& list = frame.columns[step.list];
  const Items items = items_of(list, frame.rows, evaluation.arena);
  const Column values = retyped(items.items, type.element(), evaluation.arena);
  if (items.count == 0) return kept_items(list, items, values, {}, type, frame, evaluation);

  const Frame inner = [&] {
    const InnerNotes notes(evaluation, items.owners, items.offsets);
    return run_block(step.block, frame, {items.owners, items.count}, {&items.items, 1}, evaluation);
  }();
  if (step.shares_loss) note_looked(step.loss, list, frame, evaluation);
  const LeavingOut condition{&inner.columns[step.block.results[0]], false, step.loss};
  return kept_items(list, items, values, {&condition, 1}, type, frame, evaluation);
}

}  // namespace damson
