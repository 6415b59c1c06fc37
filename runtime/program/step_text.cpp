// Steps and blocks as text.
#include <fmt/format.h>

#include "runtime/program/program_text.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

std::string padding(int indent) { return std::string(static_cast<size_t>(indent) * 2, ' '); }

std::string registers_text(const std::vector<Register>& registers) {
  std::string out;
  for (const Register one : registers) out += fmt::format("{}r{}", out.empty() ? "" : ", ", one);
  return out;
}

std::string_view state_name(State state) {
  switch (state) {
    case State::present: return "present";
    case State::missing: return "missing";
    case State::unmatched: return "unmatched";
    case State::error: return "error";
    case State::decided: return "decided";
  }
  return "";
}

std::string loss_text(int loss) { return loss < 0 ? "" : fmt::format(", loss {}", loss); }

/// Writes one step; the blocks it runs follow on lines of their own.
class StepWriter {
 public:
  StepWriter(std::span<const Type> types, int indent) : types_(types), indent_(indent) {}

  std::string operator()(const ConstantStep& step) const { return "constant " + constant_text(*step.value); }
  std::string operator()(const CallStep& step) const {
    return fmt::format("call `{}` on ({}){}", step.call, registers_text(step.arguments), loss_text(step.loss));
  }
  std::string operator()(const FieldStep& step) const {
    return fmt::format("r{}.{}", step.record, field_name(step.record, step.field));
  }
  std::string operator()(const ListFieldStep& step) const {
    return fmt::format("r{}[].{}", step.list, field_name(step.list, step.field));
  }
  std::string operator()(const RecordStep& step) const {
    return fmt::format("record ({}){}", registers_text(step.fields), step.missing_when_empty ? ", missing when empty" : "");
  }
  std::string operator()(const ListStep& step) const { return fmt::format("list ({})", registers_text(step.items)); }
  std::string operator()(const SwitchStep& step) const {
    std::string out = fmt::format("switch r{}", step.selector);
    for (size_t i = 0; i < step.blocks.size(); ++i) out += nested(fmt::format("block {}", i), step.blocks[i], {});
    return out;
  }
  std::string operator()(const RecoverStep& step) const {
    return fmt::format("recover r{} on {}", step.input, state_name(step.fact)) + nested("block", step.block, {});
  }
  std::string operator()(const ForEachStep& step) const {
    std::string out = fmt::format("for each r{}", step.list);
    for (const int loss : step.omit_losses) out += loss < 0 ? ", omit" : fmt::format(", omit with loss {}", loss);
    return out + nested("block", step.block, element_of(step.list));
  }
  std::string operator()(const FilterStep& step) const {
    return fmt::format("filter r{}{}", step.list, loss_text(step.loss)) + nested("block", step.block, element_of(step.list));
  }
  std::string operator()(const LookupStep& step) const {
    return fmt::format("look up {}({}){}", step.index, registers_text(step.keys), step.parent ? fmt::format(", then upwards by field {}", *step.parent) : step.many ? ", all" : "");
  }
  std::string operator()(const ReferenceStep& step) const {
    return fmt::format("reference {}({})", step.table, registers_text(step.keys));
  }
  std::string operator()(const DecideStep& step) const {
    const bool reject = step.kind == FailureKind::reject;
    return fmt::format("{} {} because r{}", reject ? "reject at point" : "skip by rule", step.rule, step.reason);
  }
  std::string operator()(const NoteStep& step) const {
    const bool warning = step.kind == NoteStep::Kind::warning;
    return fmt::format("r{}, noting {} {} r{}", step.value, warning ? "warning" : "unmapped value of vocabulary", step.rule, step.text);
  }

 private:
  std::string field_name(Register record, uint32_t field) const {
    if (record >= types_.size()) return fmt::format("{}", field);
    const Type& type = types_[record].is(TypeKind::list) ? types_[record].element() : types_[record];
    return field < type.fields().size() ? type.fields()[field].name : fmt::format("{}", field);
  }
  std::vector<Type> element_of(Register list) const {
    return {list < types_.size() ? types_[list].element() : Type()};
  }
  std::string nested(const std::string& title, const Block& block, const std::vector<Type>& inputs) const {
    return fmt::format("\n{}{}", padding(indent_ + 1), title) + block_text(block, types_, inputs, indent_ + 2);
  }

  std::span<const Type> types_;
  int indent_;
};

}  // namespace

std::string structure_text(const Type& type) {
  std::string out;
  if (type.is(TypeKind::record)) {
    for (const auto& field : type.fields()) {
      out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", field.name, structure_text(field.type));
    }
    out = fmt::format("{{ {} }}", out);
  } else if (type.is(TypeKind::list)) {
    const std::string element = structure_text(type.element());
    out = type.element().optional() ? fmt::format("list of ({})", element) : "list of " + element;
  } else if (!type.options().empty()) {
    return to_text(Type::one_of(type.options()).with_optional(type.optional()));
  } else {
    out = kind_name(type.kind());
  }
  return type.optional() ? out + "?" : out;
}

std::string constant_text(const Column& constant) {
  if (!constant.present(0)) return std::string(state_name(constant.state(0)));
  if (constant.type->is(TypeKind::regex)) return "regular expression";
  std::string out;
  write_json(constant, 0, out);
  return out;
}

std::string step_text(const Step& step, std::span<const Type> types) { return std::visit(StepWriter(types, 0), step.what); }

std::vector<Type> register_types(const Block& block, std::span<const Type> enclosing, std::span<const Type> inputs) {
  std::vector<Type> types;
  types.reserve(block.captures.size() + block.inputs + block.steps.size());
  for (const Register captured : block.captures) types.push_back(captured < enclosing.size() ? enclosing[captured] : Type());
  for (size_t i = 0; i < block.inputs; ++i) types.push_back(i < inputs.size() ? inputs[i] : Type());
  for (const Step& step : block.steps) types.push_back(step.type);
  return types;
}

std::string block_text(const Block& block, std::span<const Type> enclosing, std::span<const Type> inputs, int indent) {
  std::string out;
  size_t next = 0;
  for (const Register captured : block.captures) out += fmt::format("\n{}r{} = captured r{}", padding(indent), next++, captured);
  for (uint32_t i = 0; i < block.inputs; ++i) out += fmt::format("\n{}r{} = input", padding(indent), next++);
  const std::vector<Type> types = register_types(block, enclosing, inputs);
  for (const Step& step : block.steps) {
    const std::string what = std::visit(StepWriter({types.data(), next}, indent), step.what);
    out += fmt::format("\n{}r{}: {} = {}", padding(indent), next++, to_text(step.type), what);
  }
  return out + fmt::format("\n{}gives {}", padding(indent), registers_text(block.results));
}

}  // namespace damson
