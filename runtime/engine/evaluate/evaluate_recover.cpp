// `on missing`, `on error`, `on unmatched`: the rows in that state take what the clause gives.
#include <algorithm>
#include <span>

#include "runtime/engine/evaluate/inner_notes.h"
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"

namespace damson {

namespace {

/// What was lost on the way to a value that is thrown away does not count.
void discard(const std::vector<int>& rules, std::span<const uint32_t> rows, Evaluation& evaluation) {
  std::erase_if(evaluation.notes, [&](const Note& note) {
    const bool of_loss = note.kind == Note::Kind::loss || note.kind == Note::Kind::looked;
    return of_loss && std::find(rules.begin(), rules.end(), static_cast<int>(note.rule)) != rules.end() &&
           std::binary_search(rows.begin(), rows.end(), note.frame_row);
  });
}

}  // namespace

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

  if (!step.discards.empty()) discard(step.discards, {concerned, count}, evaluation);
  const bool everyone = count == frame.rows;
  const Selection selection = everyone ? every_row(frame) : Selection{concerned, count};
  const Column recovered = [&] {
    const InnerNotes notes(evaluation, selection.rows);
    return block_result(step.block, run_block(step.block, frame, selection, {}, evaluation), 0, type, evaluation);
  }();
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
