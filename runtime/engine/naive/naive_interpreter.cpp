// Runs the steps of a program on one record, as plainly as they can be read.
#include "runtime/engine/naive/naive_interpreter.h"

#include <algorithm>
#include <utility>

#include "runtime/base/limits.h"
#include "runtime/engine/evaluate/inner_notes.h"
#include "runtime/engine/evaluate/items.h"
#include "runtime/engine/lookup/ancestor_words.h"
#include "runtime/engine/lookup/lookup_tables.h"

namespace damson {

namespace {

/// What a field is of a record that may not be there.
NaiveValue field_of(const NaiveValue& record, uint32_t field) {
  if (!record.present()) return NaiveValue::in_state(record.state, record.failure);
  return record.parts()[field];
}

/// Keeps the gravest state seen, the first of equals.
void worsen(NaiveValue& whole, const NaiveValue& part) {
  if (part.state > whole.state) whole = NaiveValue::in_state(part.state, part.failure);
}

Text words_of(const NaiveValue& text, Arena& arena) { return text.present() ? arena.copy(text.text()) : Text(); }

}  // namespace

NaiveRegisters NaiveInterpreter::run(const Block& block, const NaiveRegisters& outer, NaiveRegisters inputs) {
  const size_t before = std::exchange(first_note_, evaluation_.notes.size());
  NaiveRegisters registers;
  for (const Register captured : block.captures) registers.push_back(outer[captured]);
  for (NaiveRegister& input : inputs) registers.push_back(std::move(input));
  for (const Step& step : block.steps) {
    NaiveValue value = run(step, registers);
    registers.push_back({std::move(value), &step.type});
  }
  first_note_ = before;
  return registers;
}

NaiveValue NaiveInterpreter::result(const Block& block, const NaiveRegisters& outer, NaiveRegisters inputs) {
  return run(block, outer, std::move(inputs))[block.results[0]].value;
}

NaiveValue NaiveInterpreter::run(const Step& step, const NaiveRegisters& registers) {
  return std::visit([&](const auto& what) { return perform(what, step.type, registers); }, step.what);
}

NaiveValue NaiveInterpreter::perform(const ConstantStep& step, const Type&, const NaiveRegisters&) {
  return naive_value(*step.value, 0);
}

NaiveValue NaiveInterpreter::perform(const CallStep& step, const Type& type, const NaiveRegisters& registers) {
  std::vector<Column> columns;
  for (const Register argument : step.arguments) {
    columns.push_back(naive_column({&registers[argument].value, 1}, *registers[argument].type, evaluation_.arena));
  }
  std::vector<const Column*> arguments;
  for (const Column& column : columns) arguments.push_back(&column);

  Column out{.type = &type};
  std::vector<Loss> losses;
  KernelContext context{evaluation_.arena, evaluation_.failures, step.loss < 0 ? nullptr : &losses};
  step.kernel(arguments, 1, out, context);
  for (const Loss& loss : losses) {
    evaluation_.notes.push_back(note_of(loss, step.loss));
    evaluation_.notes.back().unit = unit_;
  }
  if (step.shares_loss && out.state(0) <= State::missing) note_looked(step.loss);
  return naive_value(out, 0);
}

NaiveValue NaiveInterpreter::perform(const FieldStep& step, const Type&, const NaiveRegisters& registers) {
  return field_of(registers[step.record].value, step.field);
}

NaiveValue NaiveInterpreter::perform(const ListFieldStep& step, const Type&, const NaiveRegisters& registers) {
  const NaiveValue& list = registers[step.list].value;
  if (!list.present()) return list;
  NaiveValue::Parts fields;
  for (const NaiveValue& record : list.parts()) fields.push_back(field_of(record, step.field));
  return NaiveValue::of_parts(std::move(fields));
}

NaiveValue NaiveInterpreter::perform(const RecordStep& step, const Type&, const NaiveRegisters& registers) {
  NaiveValue::Parts fields;
  bool empty = true;
  for (const Register field : step.fields) {
    fields.push_back(registers[field].value);
    empty = empty && fields.back().state == State::missing;
  }
  if (step.missing_when_empty && empty && !fields.empty()) return NaiveValue::in_state(State::missing);
  return NaiveValue::of_parts(std::move(fields));
}

NaiveValue NaiveInterpreter::perform(const ListStep& step, const Type&, const NaiveRegisters& registers) {
  NaiveValue::Parts items;
  for (const Register item : step.items) items.push_back(registers[item].value);
  return NaiveValue::of_parts(std::move(items));
}

NaiveValue NaiveInterpreter::perform(const SwitchStep& step, const Type&, const NaiveRegisters& registers) {
  const NaiveValue& selector = registers[step.selector].value;
  if (!selector.present()) return NaiveValue::in_state(selector.state, selector.failure);
  return result(step.blocks[static_cast<size_t>(std::get<int64_t>(selector.what))], registers);
}

NaiveValue NaiveInterpreter::perform(const RecoverStep& step, const Type&, const NaiveRegisters& registers) {
  const NaiveValue& input = registers[step.input].value;
  if (input.state != step.fact) return input;
  discard(step.discards);
  return result(step.block, registers);
}

/// What was lost on the way to a value that is thrown away does not count.
void NaiveInterpreter::discard(const std::vector<int>& rules) {
  auto& notes = evaluation_.notes;
  const auto of_rules = [&](const Note& note) {
    const bool of_loss = note.kind == Note::Kind::loss || note.kind == Note::Kind::looked;
    return of_loss && std::find(rules.begin(), rules.end(), static_cast<int>(note.rule)) != rules.end();
  };
  notes.erase(std::remove_if(notes.begin() + static_cast<std::ptrdiff_t>(first_note_), notes.end(), of_rules),
              notes.end());
}

void NaiveInterpreter::note_looked(int loss) {
  evaluation_.notes.push_back(
      {.kind = Note::Kind::looked, .rule = static_cast<uint32_t>(loss), .unit = unit_, .text = {}, .after = {}});
}

/// What was noted from `first` on is of this item.
void NaiveInterpreter::place_notes(size_t first, uint32_t ordinal) {
  for (size_t i = first; i < evaluation_.notes.size(); ++i)
    evaluation_.notes[i].place = place_inside(evaluation_.notes[i].place, ordinal);
}

void NaiveInterpreter::note_left_out(int loss, const NaiveValue& item, const Type& type) {
  if (loss < 0) return;
  Arena& arena = evaluation_.arena;
  const auto* column = new (arena.array<Column>(1)) Column(naive_column({&item, 1}, type, arena));
  if (says_nothing(*column, 0)) return;
  evaluation_.notes.push_back({.kind = Note::Kind::loss,
                               .rule = static_cast<uint32_t>(loss),
                               .unit = unit_,
                               .text = {},
                               .after = {},
                               .item = column});
}

NaiveValue NaiveInterpreter::perform(const ForEachStep& step, const Type&, const NaiveRegisters& registers) {
  const NaiveRegister& list = registers[step.list];
  if (!list.value.present()) return list.value;
  const Type& item_type = list.type->element();
  NaiveValue::Parts kept;
  NaiveValue trouble = NaiveValue::in_state(State::present);
  uint32_t ordinal = 0;
  for (const NaiveValue& item : list.value.parts()) {
    const size_t first = evaluation_.notes.size();
    const NaiveRegisters inner = run(step.block, registers, {{item, &item_type}});
    place_notes(first, ordinal);
    bool stays = true;
    for (size_t i = 0; i < step.omit_losses.size() && stays; ++i) {
      const NaiveValue& condition = inner[step.block.results[i + 1]].value;
      if (condition.state > State::missing) {
        worsen(trouble, condition);
        stays = false;
      } else if (condition.is_true()) {
        note_left_out(step.omit_losses[i], item, item_type);
        stays = false;
      }
    }
    if (stays) kept.push_back(inner[step.block.results[0]].value);
    ++ordinal;
  }
  for (size_t i = 0; i < step.omit_losses.size(); ++i) {
    if (i < step.shares_losses.size() && step.shares_losses[i]) note_looked(step.omit_losses[i]);
  }
  return trouble.present() ? NaiveValue::of_parts(std::move(kept)) : trouble;
}

NaiveValue NaiveInterpreter::perform(const FilterStep& step, const Type&, const NaiveRegisters& registers) {
  const NaiveRegister& list = registers[step.list];
  if (!list.value.present()) return list.value;
  const Type& item_type = list.type->element();
  NaiveValue::Parts kept;
  NaiveValue trouble = NaiveValue::in_state(State::present);
  uint32_t ordinal = 0;
  for (const NaiveValue& item : list.value.parts()) {
    const size_t first = evaluation_.notes.size();
    const NaiveValue condition = result(step.block, registers, {{item, &item_type}});
    place_notes(first, ordinal);
    if (condition.state > State::missing) {
      worsen(trouble, condition);
    } else if (condition.is_true()) {
      kept.push_back(item);
    } else {
      note_left_out(step.loss, item, item_type);
    }
    ++ordinal;
  }
  if (step.shares_loss) note_looked(step.loss);
  return trouble.present() ? NaiveValue::of_parts(std::move(kept)) : trouble;
}

NaiveValue NaiveInterpreter::perform(const LookupStep& step, const Type& type, const NaiveRegisters& registers) {
  NaiveValue trouble = NaiveValue::in_state(State::present);
  std::vector<Column> columns;
  for (const Register key : step.keys) {
    worsen(trouble, registers[key].value);
    columns.push_back(naive_column({&registers[key].value, 1}, *registers[key].type, evaluation_.arena));
  }
  if (step.parent && trouble.state == State::missing) return NaiveValue::of_parts({});
  if (!trouble.present()) return trouble;
  std::vector<const Column*> keys;
  for (const Column& column : columns) keys.push_back(&column);

  const TableIndex& index = evaluation_.lookups.index(step.index);
  const Type& record_type = step.many ? type.element() : type;
  const auto record = [&](uint32_t number) {
    index.table().asked().mark(number);
    return naive_value(index.table().records(record_type, &number, 1, evaluation_.arena, evaluation_.failures), 0);
  };
  const auto fail = [&](FailureKind kind, std::string_view words) {
    const State state = kind == FailureKind::error ? State::error : State::unmatched;
    return NaiveValue::in_state(state, evaluation_.failures.add({kind, 0, evaluation_.arena.copy(words)}));
  };
  uint32_t found = index.first(keys, 0);
  if (step.parent) {
    NaiveValue::Parts records;
    std::vector<uint32_t> way;
    Column last = columns.front();
    while (last.present(0)) {
      const Column* key = &last;
      found = index.first({&key, 1}, 0);
      if (found == TableIndex::nothing) return fail(FailureKind::unmatched, index.no_record_words({&key, 1}, 0));
      const auto before = std::find(way.begin(), way.end(), found);
      if (before != way.end()) return fail(FailureKind::error, circle_words(index, {before, way.end()}));
      if (way.size() == limits::ancestors) return fail(FailureKind::error, too_many_ancestors_words(index));
      way.push_back(found);
      records.push_back(record(found));
      const LoadedTable::Cell cell = index.table().cell(found, *step.parent);
      if (cell.column->state(cell.row) > State::missing) return fail(FailureKind::error, index.table().reason(cell));
      const NaiveValue value = naive_value(*cell.column, cell.row);
      last = naive_column({&value, 1}, *cell.column->type, evaluation_.arena);
    }
    return NaiveValue::of_parts(std::move(records));
  }
  if (step.many) {
    NaiveValue::Parts matches;
    for (; found != TableIndex::nothing; found = index.next(found)) matches.push_back(record(found));
    return NaiveValue::of_parts(std::move(matches));
  }
  if (found != TableIndex::nothing) return record(found);
  return fail(FailureKind::unmatched, index.no_record_words(keys, 0));
}

NaiveValue NaiveInterpreter::perform(const ReferenceStep& step, const Type& type, const NaiveRegisters& registers) {
  NaiveValue trouble = NaiveValue::in_state(State::present);
  std::vector<Column> columns;
  for (const Register key : step.keys) {
    worsen(trouble, registers[key].value);
    columns.push_back(naive_column({&registers[key].value, 1}, *registers[key].type, evaluation_.arena));
  }
  if (!trouble.present()) return trouble;
  std::vector<const Column*> keys;
  for (const Column& column : columns) keys.push_back(&column);

  const References& references = evaluation_.lookups.references();
  const uint32_t circle = evaluation_.circles == nullptr ? 0 : evaluation_.circles[unit_];
  const ReferenceAnswer answer = references.answer(step.table, keys, 0, circle);
  if (answer.state != State::present) {
    const Text reason = evaluation_.arena.copy(answer.reason);
    return NaiveValue::in_state(answer.state, evaluation_.failures.add({answer.kind, answer.rule, reason}));
  }
  Column key = make_column(type, 1, evaluation_.arena);
  references.values(step.table).put(answer.value, key, 0);
  return naive_value(key, 0);
}

NaiveValue NaiveInterpreter::perform(const DecideStep& step, const Type&, const NaiveRegisters& registers) {
  const Text reason = words_of(registers[step.reason].value, evaluation_.arena);
  return NaiveValue::in_state(State::decided, evaluation_.failures.add({step.kind, step.rule, reason}));
}

NaiveValue NaiveInterpreter::perform(const NoteStep& step, const Type&, const NaiveRegisters& registers) {
  evaluation_.notes.push_back(
      {.kind = step.kind == NoteStep::Kind::warning ? Note::Kind::warning : Note::Kind::unmapped,
       .rule = step.rule,
       .unit = unit_,
       .text = words_of(registers[step.text].value, evaluation_.arena),
       .after = {}});
  return registers[step.value].value;
}

}  // namespace damson
