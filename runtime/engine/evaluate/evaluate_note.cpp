// A warning, or a value that a vocabulary does not know: noted for the unit, the value goes on.
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"

namespace damson {

Column evaluate(const NoteStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  const Column& text = frame.columns[step.text];
  const auto kind = step.kind == NoteStep::Kind::warning ? Note::Kind::warning : Note::Kind::unmapped;
  for (uint32_t row = 0; row < frame.rows; ++row) {
    const Text words = text.present(row) ? text.value<Text>(row) : Text();
    evaluation.notes.push_back({.kind = kind, .rule = step.rule, .unit = frame.unit(row), .text = words, .after = {}});
  }
  return retyped(frame.columns[step.value], type, evaluation.arena);
}

}  // namespace damson
