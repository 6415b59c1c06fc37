// One function for each kind of step; `type` is the step's.
#pragma once

#include "runtime/engine/evaluate/frame.h"

namespace damson {

Column evaluate_step(const Step& step, const Frame& frame, Evaluation& evaluation);

Column evaluate(const ConstantStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const CallStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const FieldStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const ListFieldStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const RecordStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const ListStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const SwitchStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const RecoverStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const ForEachStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const FilterStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const LookupStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const ReferenceStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const DecideStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);
Column evaluate(const NoteStep& step, const Type& type, const Frame& frame, Evaluation& evaluation);

}  // namespace damson
