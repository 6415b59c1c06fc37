// A constant: one row that stands for all.
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"

namespace damson {

Column evaluate(const ConstantStep& step, const Type& type, const Frame&, Evaluation& evaluation) {
  Column out = retyped(*step.value, type, evaluation.arena);
  make_constant(out);
  return out;
}

}  // namespace damson
