// `on missing`, `on error`, `on unmatched`: the rows in that state take what the clause gives.
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"

namespace damson {

Column evaluate(const RecoverStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  const Column& input = frame.columns[step.input];
  if (input.states == nullptr) return retyped(input, type, arena);

  auto* concerned = arena.array<uint32_t>(frame.rows);
  uint32_t count = 0;
  for (uint32_t row = 0; row < frame.rows; ++row) {
    concerned[count] = row;
    count += input.state(row) == step.fact ? 1 : 0;
  }
  if (count == 0) return retyped(input, type, arena);

  const bool everyone = count == frame.rows;
  const Selection selection = everyone ? every_row(frame) : Selection{concerned, count};
  const Column recovered =
      block_result(step.block, run_block(step.block, frame, selection, {}, evaluation), 0, type, evaluation);
  if (everyone) return recovered;

  const Column kept = retyped(input, type, arena);
  const Column* sources[] = {&kept, &recovered};
  auto* which = arena.zeroed<uint32_t>(frame.rows);
  auto* rows = arena.array<uint32_t>(frame.rows);
  for (uint32_t row = 0; row < frame.rows; ++row) rows[row] = row;
  for (uint32_t i = 0; i < count; ++i) {
    which[concerned[i]] = 1;
    rows[concerned[i]] = i;
  }
  return interleave(type, sources, which, rows, frame.rows, arena);
}

}  // namespace damson
