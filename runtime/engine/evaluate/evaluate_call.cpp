// A call: the kernel does the work; what it threw away is noted for the units of its rows.
#include "runtime/engine/evaluate/inner_notes.h"
#include "runtime/engine/evaluate/steps.h"

namespace damson {

Column evaluate(const CallStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  const auto** arguments = arena.array<const Column*>(step.arguments.size());
  for (size_t i = 0; i < step.arguments.size(); ++i) arguments[i] = &frame.columns[step.arguments[i]];

  Column out{.type = &type};
  KernelContext context{arena, evaluation.failures, step.loss < 0 ? nullptr : &evaluation.losses};
  step.kernel({arguments, step.arguments.size()}, frame.rows, out, context);
  for (const Loss& loss : evaluation.losses) {
    Note note = note_of(loss, step.loss);
    note.unit = frame.unit(loss.row);
    note.frame_row = loss.row;
    evaluation.notes.push_back(note);
  }
  if (step.shares_loss) note_looked(step.loss, out, frame, evaluation);
  evaluation.losses.clear();
  return out;
}

}  // namespace damson
