// Steps and blocks as text.
#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "runtime/program/program_text.h"
#include "runtime/values/json_text.h"

namespace damson {

namespace {

/// Blocks in blocks are written into one text: copied at every level it would take the square of their depth.
struct Sink {
  std::string& out;
  bool indented = true;

  template <class... Parts>
  void add(fmt::format_string<Parts...> form, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out), form, std::forward<Parts>(parts)...);
  }
  void new_line(int indent) {
    out += '\n';
    if (indented) out.append(static_cast<size_t>(indent) * 2, ' ');
  }
};

void write_block(const Block& block, std::span<const Type> enclosing, std::span<const Type> inputs, int indent,
                 Sink& sink);

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
  StepWriter(std::span<const Type> types, int indent, Sink& sink) : types_(types), indent_(indent), sink_(sink) {}

  void operator()(const ConstantStep& step) const { sink_.add("constant {}", constant_text(*step.value)); }
  void operator()(const CallStep& step) const {
    sink_.add("call `{}` on ({}){}", step.call, registers_text(step.arguments), loss_text(step.loss));
  }
  void operator()(const FieldStep& step) const {
    sink_.add("r{}.{}", step.record, field_name(step.record, step.field));
  }
  void operator()(const ListFieldStep& step) const {
    sink_.add("r{}[].{}", step.list, field_name(step.list, step.field));
  }
  void operator()(const RecordStep& step) const {
    sink_.add("record ({}){}", registers_text(step.fields), step.missing_when_empty ? ", missing when empty" : "");
  }
  void operator()(const ListStep& step) const { sink_.add("list ({})", registers_text(step.items)); }
  void operator()(const SwitchStep& step) const {
    sink_.add("switch r{}", step.selector);
    for (size_t i = 0; i < step.blocks.size(); ++i) nested(fmt::format("block {}", i), step.blocks[i], {});
  }
  void operator()(const RecoverStep& step) const {
    std::string discards;
    for (const int rule : step.discards)
      discards += fmt::format("{}{}", discards.empty() ? ", discards losses " : ", ", rule);
    sink_.add("recover r{} on {}{}", step.input, state_name(step.fact), discards);
    nested("block", step.block, {});
  }
  void operator()(const ForEachStep& step) const {
    sink_.add("for each r{}", step.list);
    for (const int loss : step.omit_losses) sink_.out += loss < 0 ? ", omit" : fmt::format(", omit with loss {}", loss);
    nested("block", step.block, element_of(step.list));
  }
  void operator()(const FilterStep& step) const {
    sink_.add("filter r{}{}", step.list, loss_text(step.loss));
    nested("block", step.block, element_of(step.list));
  }
  void operator()(const LookupStep& step) const {
    const std::string parent = step.parent ? fmt::format(", then upwards by field {}", *step.parent) : "";
    sink_.add("look up {}({}){}", step.index, registers_text(step.keys),
              step.parent ? parent
              : step.many ? ", all"
                          : "");
  }
  void operator()(const ReferenceStep& step) const {
    sink_.add("reference {}({})", step.table, registers_text(step.keys));
  }
  void operator()(const DecideStep& step) const {
    if (step.kind == FailureKind::leave) return sink_.add("leave what is there");
    if (step.kind == FailureKind::clear) return sink_.add("clear what is there");
    const bool reject = step.kind == FailureKind::reject;
    sink_.add("{} {} because r{}", reject ? "reject at point" : "skip by rule", step.rule, step.reason);
  }
  void operator()(const NoteStep& step) const {
    const bool warning = step.kind == NoteStep::Kind::warning;
    sink_.add("r{}, noting {} {} r{}", step.value, warning ? "warning" : "unmapped value of vocabulary", step.rule,
              step.text);
  }

 private:
  std::string field_name(Register record, uint32_t field) const {
    if (record >= types_.size()) return fmt::format("{}", field);
    const Type& type = types_[record].is(TypeKind::list) ? types_[record].element() : types_[record];
    return field < type.fields().size() ? type.fields()[field].name : fmt::format("{}", field);
  }
  std::vector<Type> element_of(Register list) const { return {list < types_.size() ? types_[list].element() : Type()}; }
  void nested(const std::string& title, const Block& block, const std::vector<Type>& inputs) const {
    sink_.new_line(indent_ + 1);
    sink_.out += title;
    write_block(block, types_, inputs, indent_ + 2, sink_);
  }

  std::span<const Type> types_;
  int indent_;
  Sink& sink_;
};

void write_block(const Block& block, std::span<const Type> enclosing, std::span<const Type> inputs, int indent,
                 Sink& sink) {
  size_t next = 0;
  for (const Register captured : block.captures) {
    sink.new_line(indent);
    sink.add("r{} = captured r{}", next++, captured);
  }
  for (uint32_t i = 0; i < block.inputs; ++i) {
    sink.new_line(indent);
    sink.add("r{} = input", next++);
  }
  const std::vector<Type> types = register_types(block, enclosing, inputs);
  for (const Step& step : block.steps) {
    sink.new_line(indent);
    sink.add("r{}: {} = ", next, to_text(step.type));
    std::visit(StepWriter({types.data(), next++}, indent, sink), step.what);
  }
  sink.new_line(indent);
  sink.add("gives {}", registers_text(block.results));
}

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

std::string step_text(const Step& step, std::span<const Type> types) {
  std::string out;
  Sink sink{out};
  std::visit(StepWriter(types, 0, sink), step.what);
  return out;
}

std::string step_identity(const Step& step) {
  std::string out = structure_text(step.type) + ": ";
  Sink sink{out, false};
  std::visit(StepWriter({}, 0, sink), step.what);
  return out;
}

std::vector<Type> register_types(const Block& block, std::span<const Type> enclosing, std::span<const Type> inputs) {
  std::vector<Type> types;
  types.reserve(block.captures.size() + block.inputs + block.steps.size());
  for (const Register captured : block.captures)
    types.push_back(captured < enclosing.size() ? enclosing[captured] : Type());
  for (size_t i = 0; i < block.inputs; ++i) types.push_back(i < inputs.size() ? inputs[i] : Type());
  for (const Step& step : block.steps) types.push_back(step.type);
  return types;
}

std::string block_text(const Block& block, std::span<const Type> enclosing, std::span<const Type> inputs, int indent) {
  std::string out;
  Sink sink{out};
  write_block(block, enclosing, inputs, indent, sink);
  return out;
}

}  // namespace damson
