// Which parts of what a block is given it uses.
#include "runtime/engine/evaluate/input_use.h"

#include "runtime/engine/evaluate/reshape.h"
#include "runtime/program/operands.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

void use_field(InputUse& use, size_t field) {
  if (use.fields.size() <= field) use.fields.resize(field + 1);
  use.fields[field] = true;
}

void use_in_steps(const Block& block, std::vector<InputUse>& uses) {
  for (const Step& step : block.steps) {
    const auto* field = std::get_if<FieldStep>(&step.what);
    if (field != nullptr && field->record < uses.size()) {
      use_field(uses[field->record], field->field);
      continue;
    }
    Step copy = step;  // visiting wants to be able to change what it visits
    each_operand(copy, [&](Register& one) {
      if (one < uses.size()) uses[one].whole = true;
    });
  }
}

/// Looking at what was read needs the fields that have rules, and whether there is a value at all.
void use_in_reading(const Validation& validation, InputUse& use) {
  if (!validation.constraints.empty()) use.whole = true;
  for (size_t i = 0; i < validation.children.size(); ++i) {
    if (!validation.children[i].empty()) use_field(use, i);
  }
}

}  // namespace

void InputUse::add(const InputUse& other) {
  whole = whole || other.whole;
  for (size_t i = 0; i < other.fields.size(); ++i) {
    if (other.fields[i]) use_field(*this, i);
  }
}

std::vector<InputUse> uses_of_inputs(const Block& block, const std::vector<Judgement>& judgements, size_t inputs) {
  std::vector<InputUse> uses(inputs);
  use_in_steps(block, uses);
  std::vector<bool> only_read(block.results.size(), false);
  for (const Judgement& judgement : judgements) {
    if (judgement.kind != Judgement::Kind::read || block.results[judgement.result] >= inputs) continue;
    only_read[judgement.result] = true;
    use_in_reading(judgement.validation, uses[block.results[judgement.result]]);
  }
  for (size_t i = 0; i < block.results.size(); ++i) {
    if (block.results[i] < inputs && !only_read[i]) uses[block.results[i]].whole = true;
  }
  return uses;
}

Column used_parts(const Column& column, const InputUse& use, Arena& arena) {
  if (use.whole || !column.type->is(TypeKind::record)) return column;
  const auto& fields = column.type->fields();
  Column out = column;
  out.children = make_columns(fields.size(), arena);
  for (size_t i = 0; i < fields.size(); ++i) {
    const bool used = i < use.fields.size() && use.fields[i];
    out.children[i] = used ? column.field(i) : constant_state(fields[i].type, State::missing, 0, arena);
  }
  return out;
}

}  // namespace damson
