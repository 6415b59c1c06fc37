// Names of steps, read off the program.
#include "runtime/engine/profile/step_names.h"

#include <variant>

#include "runtime/program/operands.h"

namespace damson {

namespace {

struct StepNamer {
  const Program& program;

  std::string operator()(const ConstantStep&) const { return "constant"; }
  std::string operator()(const CallStep& step) const { return step.call; }
  std::string operator()(const FieldStep&) const { return "field of a record"; }
  std::string operator()(const ListFieldStep&) const { return "field of all records of a list"; }
  std::string operator()(const RecordStep&) const { return "record"; }
  std::string operator()(const ListStep&) const { return "list"; }
  std::string operator()(const SwitchStep&) const { return "choice"; }
  std::string operator()(const RecoverStep&) const { return "what is done on missing, error or unmatched"; }
  std::string operator()(const ForEachStep&) const { return "for each item"; }
  std::string operator()(const FilterStep&) const { return "filter"; }
  std::string operator()(const LookupStep& step) const {
    const LookupTable& table = program.tables[program.indexes[step.index].table];
    return "look up " + program.sources[table.source].name;
  }
  std::string operator()(const ReferenceStep& step) const {
    return "refer to " + program.targets[program.references[step.table].target].name;
  }
  std::string operator()(const DecideStep&) const { return "decision"; }
  std::string operator()(const NoteStep&) const { return "note"; }
};

using Operands = std::vector<std::vector<Register>>;  // by step

Operands operands_of(const Block& block) {
  Operands operands(block.steps.size());
  for (size_t step = 0; step < block.steps.size(); ++step) {
    Step copy = block.steps[step];  // each_operand may change what it visits
    each_operand(copy, [&](Register operand) { operands[step].push_back(operand); });
  }
  return operands;
}

/// Gives `name` to the steps that the column `result` needs and that have none yet.
void name_needed_steps(const std::string& name, Register result, size_t first_step, const Operands& operands,
                       std::vector<std::string>& names) {
  std::vector<uint8_t> needed(first_step + operands.size(), 0);
  needed[result] = 1;
  for (size_t at = needed.size(); at-- > first_step;) {  // operands stand before the steps that use them
    if (needed[at] == 0) continue;
    std::string& own = names[at - first_step];
    if (own.empty()) own = name;
    for (const Register operand : operands[at - first_step]) needed[operand] = 1;
  }
}

/// By step of the map's body, the first field that needs it.
std::vector<std::string> fields_of_body(const MapProgram& map) {
  const Block& block = map.body;
  std::vector<std::string> names(block.steps.size());
  const size_t first_step = block.captures.size() + block.inputs;
  const Register record = block.results[map.record];
  const Step* const whole = record < first_step ? nullptr : &block.steps[record - first_step];
  const RecordStep* const fields = whole == nullptr ? nullptr : std::get_if<RecordStep>(&whole->what);
  if (fields == nullptr) return names;
  const Operands operands = operands_of(block);
  for (size_t field = 0; field < fields->fields.size(); ++field) {
    name_needed_steps(whole->type.fields()[field].name, fields->fields[field], first_step, operands, names);
  }
  return names;
}

void add_step(const Step& step, const std::string& map, const std::string& field, std::vector<NamedStep>& steps) {
  steps.push_back({&step, map, field});
  each_block(step, [&](const Block& block) {
    for (const Step& inner : block.steps) add_step(inner, map, field, steps);
  });
}

}  // namespace

std::string name_of_step(const Program& program, const Step& step) { return std::visit(StepNamer{program}, step.what); }

std::vector<NamedStep> named_steps(const Program& program) {
  std::vector<NamedStep> steps;
  for (const MapProgram& map : program.maps) {
    const auto add_block = [&](const Block& block) {
      for (const Step& step : block.steps) add_step(step, map.name, {}, steps);
    };
    for (const UnitLoop& loop : reading(map).loops) add_block(loop.block);
    if (map.grouping) {
      add_block(map.grouping->members.scope);
      add_block(map.grouping->members.body);
    }
    add_block(map.scope);
    const std::vector<std::string> fields = fields_of_body(map);
    for (size_t i = 0; i < map.body.steps.size(); ++i) add_step(map.body.steps[i], map.name, fields[i], steps);
  }
  return steps;
}

}  // namespace damson
