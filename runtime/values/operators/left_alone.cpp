// Puts what the target's record has where a field is left alone, and nothing where it is cleared.
#include "runtime/values/operators/left_alone.h"

namespace damson {

namespace {

bool is_decided_as(FailureKind kind, const Column& column, uint32_t row, const Failures& failures) {
  return column.state(row) == State::decided && failures[column.failure(row)].kind == kind;
}

/// Row i of `sources[choice(i)]`.
template <class Choice>
Column chosen(const Type& type, std::span<const Column* const> sources, uint32_t rows, const Choice& choice,
              Arena& arena) {
  auto* which = arena.array<uint32_t>(rows);
  auto* places = arena.array<uint32_t>(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    which[row] = choice(row);
    places[row] = sources[which[row]]->at(row);
  }
  return interleave(type, sources.data(), which, places, rows, arena);
}

void as_it_is(const Column& value, Column& out) {
  const Type* type = out.type;
  out = value;
  out.type = type;
}

}  // namespace

Kernel settle_field() {
  return [](std::span<const Column* const> arguments, uint32_t rows, Column& out, KernelContext& context) {
    const Column& value = *arguments[0];
    if (value.states == nullptr) return as_it_is(value, out);
    Column missing = make_missing_column(*out.type, 1, context.arena);
    missing.mask = 0;
    const Column* sources[] = {&value, arguments[1], &missing};
    const auto choice = [&](uint32_t row) -> uint32_t {
      if (is_decided_as(FailureKind::leave, value, row, context.failures)) return 1;
      return is_decided_as(FailureKind::clear, value, row, context.failures) ? 2 : 0;
    };
    out = chosen(*out.type, sources, rows, choice, context.arena);
  };
}

Kernel missing_where_nothing_is_left() {
  return [](std::span<const Column* const> arguments, uint32_t rows, Column& out, KernelContext& context) {
    const Column& value = *arguments[0];
    const Column& found = *arguments[1];
    if (value.states == nullptr) return as_it_is(value, out);
    Column missing = make_missing_column(*out.type, 1, context.arena);
    missing.mask = 0;
    const Column* sources[] = {&value, &missing};
    const auto choice = [&](uint32_t row) -> uint32_t {
      const bool is_there = found.present(row) && found.value<uint8_t>(row) != 0;
      return !is_there && is_decided_as(FailureKind::leave, value, row, context.failures) ? 1 : 0;
    };
    out = chosen(*out.type, sources, rows, choice, context.arena);
  };
}

}  // namespace damson
