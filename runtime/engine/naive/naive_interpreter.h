// Runs the steps of a program on one record.
#pragma once

#include "runtime/engine/evaluate/evaluation.h"
#include "runtime/engine/naive/naive_value.h"

namespace damson {

/// A register's value and the type that its step gives it.
struct NaiveRegister {
  NaiveValue value;
  const Type* type = nullptr;
};
using NaiveRegisters = std::vector<NaiveRegister>;

class NaiveInterpreter {
 public:
  NaiveInterpreter(Evaluation& evaluation, uint32_t unit) : evaluation_(evaluation), unit_(unit) {}

  /// All registers of the block after it ran.
  NaiveRegisters run(const Block& block, const NaiveRegisters& outer, NaiveRegisters inputs);

 private:
  NaiveValue run(const Step& step, const NaiveRegisters& registers);
  NaiveValue result(const Block& block, const NaiveRegisters& outer, NaiveRegisters inputs = {});

  NaiveValue perform(const ConstantStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const CallStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const FieldStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const ListFieldStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const RecordStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const ListStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const SwitchStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const RecoverStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const ForEachStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const FilterStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const LookupStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const ReferenceStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const DecideStep& step, const Type& type, const NaiveRegisters& registers);
  NaiveValue perform(const NoteStep& step, const Type& type, const NaiveRegisters& registers);

  void note_left_out(int loss, const NaiveValue& item, const Type& type);
  void note_looked(int loss);
  void place_notes(size_t first, uint32_t ordinal);
  void discard(const std::vector<int>& rules);

  Evaluation& evaluation_;
  uint32_t unit_;
  size_t first_note_ = 0;  // of the block that is running
};

}  // namespace damson
