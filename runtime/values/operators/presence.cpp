// `is missing`, `is present`, `is empty`; and the first of several that is present.
#include <fmt/format.h>

#include "runtime/values/json_text.h"
#include "runtime/values/operators/groups.h"

namespace damson::operators {

namespace {

bool empty_value(const Column& column, uint32_t row) {
  switch (column.type->kind()) {
    case TypeKind::text:
    case TypeKind::path: return column.value<Text>(row).empty();
    case TypeKind::list: return column.first_item(row) == column.last_item(row);
    case TypeKind::any: {
      std::string json;
      write_minified(column.value<Any>(row).json, json);
      return json == "\"\"" || json == "[]";
    }
    case TypeKind::nothing:
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::decimal:
    case TypeKind::floating:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime:
    case TypeKind::file:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return false;
  }
  return false;
}

bool answer(Operator op, const Column& column, uint32_t row) {
  const State state = column.state(row);
  if (op == Operator::is_missing) return state == State::missing;
  if (op == Operator::is_present) return state == State::present;
  return state == State::missing || (state == State::present && empty_value(column, row));
}

void run_presence(Operator op, std::span<const Column* const> arguments, uint32_t rows, Column& out,
                  KernelContext& context) {
  shape_result(arguments, rows, out);
  const Column& column = *arguments[0];
  auto* result = context.arena.array<uint8_t>(out.rows);
  out.data = result;
  for (uint32_t row = 0; row < out.rows; ++row) {
    const State state = column.state(row);
    result[row] = answer(op, column, row) ? 1 : 0;
    // an unmatched lookup is an answer to this question, an error is none
    if (state == State::error || state == State::decided)
      set_state(out, row, state, column.failure(row), context.arena);
  }
}

bool can_be_empty(const Type& type) {
  return type.is(TypeKind::text) || type.is(TypeKind::path) || type.is(TypeKind::list) || type.is(TypeKind::any) ||
         type.is(TypeKind::nothing);
}

/// The first operand that is not missing; the last one when all are.
uint32_t chosen(std::span<const Column* const> arguments, uint32_t row) {
  for (uint32_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i]->state(row) != State::missing) return i;
  }
  return static_cast<uint32_t>(arguments.size()) - 1;
}

void note_loss(std::span<const Column* const> arguments, uint32_t taken, uint32_t row, KernelContext& context) {
  if (!arguments[taken]->present(row)) return;
  for (uint32_t i = taken + 1; i < arguments.size(); ++i) {
    if (!arguments[i]->present(row) || same_value(*arguments[taken], row, *arguments[i], row)) continue;
    context.losses->push_back({row, context.arena.copy(display_text(*arguments[i], row)),
                               context.arena.copy(display_text(*arguments[taken], row))});
  }
}

void run_prefer(std::span<const Column* const> arguments, uint32_t rows, Column& out, KernelContext& context) {
  auto* which = context.arena.array<uint32_t>(rows);
  auto* places = context.arena.array<uint32_t>(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    which[row] = chosen(arguments, row);
    places[row] = row;
    if (context.losses != nullptr) note_loss(arguments, which[row], row, context);
  }
  out = interleave(*out.type, arguments.data(), which, places, rows, context.arena);
}

}  // namespace

Result<BoundCall> bind_presence(Operator op, std::span<const Type> operands) {
  if (op == Operator::is_empty && !can_be_empty(operands[0])) {
    return fail(
        fmt::format("only text and lists can be empty; this is {}: ask `is missing`", with_article(operands[0])));
  }
  return BoundCall{.result = Type(TypeKind::boolean),
                   .kernel = [op](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                                  KernelContext& context) { run_presence(op, arguments, rows, out, context); },
                   .sees_missing = true};
}

Result<BoundCall> bind_prefer(std::span<const Type> operands) {
  Type result;
  bool optional = true;
  for (const Type& operand : operands) {
    const auto common = common_type(result.required(), operand.required());
    const bool converts =
        common && common->is(TypeKind::decimal) && (operand.is(TypeKind::integer) || result.is(TypeKind::integer));
    if (!common || converts) {
      return fail(fmt::format("`prefer` chooses between values of one type; these are {} and {}", with_article(result),
                              with_article(operand)));
    }
    result = common->required();
    optional = optional && (operand.optional() || operand.is(TypeKind::nothing));
  }
  return BoundCall{.result = result.with_optional(optional), .kernel = run_prefer, .lossy = true, .sees_missing = true};
}

}  // namespace damson::operators
