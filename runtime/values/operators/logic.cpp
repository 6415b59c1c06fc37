// `and`, `or`, `not` over true, false and what is not known: `false and missing` is false.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/operators/groups.h"

namespace damson::operators {

namespace {

void run_logic(bool decisive, std::span<const Column* const> arguments, uint32_t rows, Column& out,
               KernelContext& context) {
  shape_result(arguments, rows, out);
  auto* result = context.arena.array<uint8_t>(out.rows);
  out.data = result;
  for (uint32_t row = 0; row < out.rows; ++row) {
    bool decided = false;
    for (const Column* argument : arguments) {
      decided = decided || (argument->present(row) && (argument->value<uint8_t>(row) != 0) == decisive);
    }
    result[row] = decided == decisive ? 1 : 0;
    if (decided) continue;
    const RowFacts facts = gravest(arguments, row);
    if (facts.state != State::present) set_state(out, row, facts.state, facts.failure, context.arena);
  }
}

}  // namespace

Result<BoundCall> bind_logic(Operator op, std::span<const Type> operands) {
  for (const Type& operand : operands) {
    if (operand.is(TypeKind::boolean) || operand.is(TypeKind::nothing)) continue;
    return fail(
        fmt::format("`{}` needs conditions (true or false); this is {}", operator_text(op), with_article(operand)));
  }
  if (op == Operator::logical_not) return bind_body(each_row([](bool value) { return !value; }), operands);
  const bool decisive = op == Operator::logical_or;  // the value that settles the whole
  return BoundCall{.result = Type(TypeKind::boolean).with_optional(any_optional(operands)),
                   .kernel = [decisive](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                                        KernelContext& context) { run_logic(decisive, arguments, rows, out, context); },
                   .sees_missing = true};
}

}  // namespace damson::operators
