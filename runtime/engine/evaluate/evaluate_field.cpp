// The field of a record, and of all records of a list.
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"
#include "runtime/values/with_storage.h"

namespace damson {

Column evaluate(const FieldStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  const Column& record = frame.columns[step.record];
  return retyped(under(record.field(step.field), record, frame.rows, evaluation.arena), type, evaluation.arena);
}

Column evaluate(const ListFieldStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  const Column& list = frame.columns[step.list];
  const Column& records = list.element();
  Column out = list;
  out.type = &type;
  out.children = make_columns(1, evaluation.arena);
  out.children[0] = retyped(under(records.field(step.field), records, records.rows, evaluation.arena), type.element(),
                            evaluation.arena);
  return out;
}

}  // namespace damson
