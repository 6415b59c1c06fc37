// A reference: the key that the target's record got for a source's record.
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"
#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/values/with_storage.h"

namespace damson {

Column evaluate(const ReferenceStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  const auto** keys = arena.array<const Column*>(step.keys.size());
  for (size_t i = 0; i < step.keys.size(); ++i) keys[i] = &frame.columns[step.keys[i]];
  const std::span<const Column* const> key_columns{keys, step.keys.size()};
  const References& references = evaluation.lookups.references();
  const KeyValues& values = references.values(step.table);
  Column out = make_column(type, frame.rows, arena);
  with_storage(type.kind(), [&]<class T>() { out.data = arena.zeroed<T>(frame.rows); });
  for (uint32_t row = 0; row < frame.rows; ++row) {
    const RowFacts facts = gravest(key_columns, row);
    if (facts.state != State::present) {
      set_state(out, row, facts.state, facts.failure, arena);
      continue;
    }
    const uint32_t circle = evaluation.circles == nullptr ? 0 : evaluation.circles[frame.unit(row)];
    const ReferenceAnswer answer = references.answer(step.table, key_columns, row, circle);
    if (answer.state == State::present) {
      values.put(answer.value, out, row);
      continue;
    }
    const Text reason = arena.copy(answer.reason);
    set_state(out, row, answer.state, evaluation.failures.add({answer.kind, answer.rule, reason}), arena);
  }
  return out;
}

}  // namespace damson
