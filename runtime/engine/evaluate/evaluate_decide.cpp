// `reject because "…"`, `skip because "…"`: no row has a value any more, only a reason.
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"

namespace damson {

Column evaluate(const DecideStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  const Column& reason = frame.columns[step.reason];
  const auto decide = [&](uint32_t row) {
    const Text words = reason.present(row) ? reason.value<Text>(row) : Text();
    return evaluation.failures.add({.kind = step.kind, .rule = step.rule, .reason = words});
  };
  if (reason.constant()) return constant_state(type, State::decided, decide(0), evaluation.arena);
  Column out = make_missing_column(type, frame.rows, evaluation.arena);
  for (uint32_t row = 0; row < frame.rows; ++row) set_state(out, row, State::decided, decide(row), evaluation.arena);
  return out;
}

}  // namespace damson
