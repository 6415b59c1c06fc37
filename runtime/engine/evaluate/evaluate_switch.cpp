// Every row takes the arm that its selector names. Where all rows take the same one, nothing is moved.
#include <vector>

#include "runtime/engine/evaluate/inner_notes.h"
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"

namespace damson {

namespace {

/// The rows by the arm that they take; those without a selector come last, as arm `arms`.
struct ArmRows {
  uint32_t* first;  // of each arm in `rows`, and the end
  uint32_t* rows;
  uint32_t count(size_t arm) const { return first[arm + 1] - first[arm]; }
};

uint32_t arm_of(const Column& selector, uint32_t row, uint32_t arms) {
  return selector.present(row) ? static_cast<uint32_t>(selector.value<int64_t>(row)) : arms;
}

ArmRows rows_by_arm(const Column& selector, uint32_t rows, uint32_t arms, Arena& arena) {
  ArmRows by_arm{arena.zeroed<uint32_t>(size_t{arms} + 2), arena.array<uint32_t>(rows)};
  for (uint32_t row = 0; row < rows; ++row) ++by_arm.first[arm_of(selector, row, arms) + 1];
  for (uint32_t arm = 0; arm <= arms; ++arm) by_arm.first[arm + 1] += by_arm.first[arm];
  auto* next = arena.array<uint32_t>(size_t{arms} + 1);
  for (uint32_t arm = 0; arm <= arms; ++arm) next[arm] = by_arm.first[arm];
  for (uint32_t row = 0; row < rows; ++row) by_arm.rows[next[arm_of(selector, row, arms)]++] = row;
  return by_arm;
}

/// The states of the rows that have no selector.
Column selector_states(const Type& type, const Column& selector, const uint32_t* rows, uint32_t count, Arena& arena) {
  Column out = make_missing_column(type, count, arena);
  for (uint32_t i = 0; i < count; ++i) set_state(out, i, selector.state(rows[i]), selector.failure(rows[i]), arena);
  return out;
}

Column run_arm(const Block& block, const Type& type, const Frame& frame, Selection selection, Evaluation& evaluation) {
  const InnerNotes notes(evaluation, selection.rows);
  return block_result(block, run_block(block, frame, selection, {}, evaluation), 0, type, evaluation);
}

}  // namespace

Column evaluate(const SwitchStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  const Column& selector = frame.columns[step.selector];
  const auto arms = static_cast<uint32_t>(step.blocks.size());
  if (selector.constant()) {
    if (!selector.present(0)) return constant_state(type, selector.state(0), selector.failure(0), arena);
    return run_arm(step.blocks[arm_of(selector, 0, arms)], type, frame, every_row(frame), evaluation);
  }

  const ArmRows by_arm = rows_by_arm(selector, frame.rows, arms, arena);
  auto* parts = arena.array<Column>(size_t{arms} + 1);
  const auto** sources = arena.array<const Column*>(size_t{arms} + 1);
  auto* which = arena.array<uint32_t>(frame.rows);
  auto* rows = arena.array<uint32_t>(frame.rows);
  uint32_t used = 0;
  for (uint32_t arm = 0; arm <= arms; ++arm) {
    const uint32_t count = by_arm.count(arm);
    if (count == 0) continue;
    const uint32_t* taken = by_arm.rows + by_arm.first[arm];
    const bool everyone = count == frame.rows;
    Column part = arm == arms ? selector_states(type, selector, taken, count, arena)
                              : run_arm(step.blocks[arm], type, frame,
                                        everyone ? every_row(frame) : Selection{taken, count}, evaluation);
    if (everyone) return part;
    sources[used] = new (parts + used) Column(part);
    for (uint32_t i = 0; i < count; ++i) {
      which[taken[i]] = used;
      rows[taken[i]] = i;
    }
    ++used;
  }
  return interleave(type, sources, which, rows, frame.rows, arena);
}

}  // namespace damson
