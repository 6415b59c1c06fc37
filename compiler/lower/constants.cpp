// Makes constants in the program's own arena.
#include "compiler/lower/constants.h"

#include <fmt/format.h>

#include "runtime/program/program_text.h"
#include "runtime/values/operators/operators.h"

namespace damson::lowering {

namespace {

/// One row that stands for every row, in the parts of records too.
void stand_for_every_row(Column& column) {
  column.mask = 0;
  if (!column.type->is(TypeKind::record)) return;
  for (size_t i = 0; i < column.type->fields().size(); ++i) stand_for_every_row(column.field(i));
}

/// It, or a part of it: an item that failed.
bool holds_failure(const Column& column) {
  for (uint32_t row = 0; row < column.rows; ++row) {
    if (column.state(row) > State::missing) return true;
  }
  if (column.type->is(TypeKind::list)) return holds_failure(column.element());
  if (!column.type->is(TypeKind::record)) return false;
  for (size_t i = 0; i < column.type->fields().size(); ++i) {
    if (holds_failure(column.field(i))) return true;
  }
  return false;
}

Column* keep(Program& program, const Column& column) {
  auto* kept = new (program.constants->array<Column>(1)) Column(column);
  stand_for_every_row(*kept);
  return kept;
}

}  // namespace

const Type& own_type(Program& program, const Type& type) {
  program.types.push_back(std::make_unique<Type>(type));
  return *program.types.back();
}

Column* make_constant(Program& program, const ConstantValue& value, const Type& type) {
  if (std::holds_alternative<std::monostate>(value.value)) return make_missing(program, type);
  const Type& owned = own_type(program, type);
  // A regular expression has no value of its own: the call that takes it is bound to it.
  if (type.is(TypeKind::regex)) return keep(program, make_column(owned, 1, *program.constants));
  auto column = constant_column(value, owned, *program.constants);
  if (!column) column = constant_column(value, own_type(program, type_of(value)), *program.constants);
  return column ? keep(program, *column) : make_missing(program, type);
}

Column* make_missing(Program& program, const Type& type) {
  return keep(program, make_missing_column(own_type(program, type), 1, *program.constants));
}

Column* make_constant_list(Program& program, std::span<const Column* const> items, const Type& type) {
  Arena& arena = *program.constants;
  Column list = make_column(own_type(program, type), 1, arena);
  const auto count = static_cast<uint32_t>(items.size());
  list.values<uint32_t>()[0] = 0;
  list.values<uint32_t>()[1] = count;
  if (count == 0) return keep(program, list);
  auto* which = arena.array<uint32_t>(count);
  for (uint32_t i = 0; i < count; ++i) which[i] = i;
  const Type& element = list.type->element();
  list.element() = interleave(element, items.data(), which, arena.zeroed<uint32_t>(count), count, arena);
  return keep(program, list);
}

Column* fold_call(Program& program, const CallStep& call, std::span<const Column* const> arguments, const Type& type) {
  Arena arena;
  Failures failures;
  KernelContext context{arena, failures};
  Column result{.type = &own_type(program, type)};
  call.kernel(arguments, 1, result, context);
  if (holds_failure(result)) return nullptr;
  return keep(program, deep_copy(result, *program.constants));
}

std::string constant_key(const Column& constant) {
  return fmt::format("{} of {}", constant_text(constant), structure_text(*constant.type));
}

}  // namespace damson::lowering
