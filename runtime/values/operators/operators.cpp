// Choosing the group that an operator belongs to.
#include "runtime/values/operators/operators.h"

#include "runtime/values/each_row.h"
#include "runtime/values/operators/groups.h"

namespace damson {

namespace operators {

Result<BoundCall> bind_body(const std::vector<Overload>& body, std::span<const Type> operands) {
  std::vector<Argument> arguments;
  for (const Type& operand : operands) arguments.push_back({.type = operand, .constant = std::nullopt});
  return body.front().bind(arguments);
}

bool any_optional(std::span<const Type> operands) {
  for (const Type& operand : operands) {
    if (operand.optional() || operand.is(TypeKind::nothing)) return true;
  }
  return false;
}

void shape_result(std::span<const Column* const> arguments, uint32_t rows, Column& out) {
  const bool constant = each_row_detail::all_constant(arguments);
  out.rows = constant ? 1 : rows;
  out.mask = constant ? 0 : ~uint32_t{0};
}

}  // namespace operators

std::string_view operator_text(Operator op) {
  switch (op) {
    case Operator::add: return "+";
    case Operator::subtract: return "-";
    case Operator::multiply: return "*";
    case Operator::negate: return "-";
    case Operator::equal: return "==";
    case Operator::not_equal: return "!=";
    case Operator::less: return "<";
    case Operator::less_equal: return "<=";
    case Operator::greater: return ">";
    case Operator::greater_equal: return ">=";
    case Operator::contained_in: return "in";
    case Operator::logical_and: return "and";
    case Operator::logical_or: return "or";
    case Operator::logical_not: return "not";
    case Operator::is_missing: return "is missing";
    case Operator::is_present: return "is present";
    case Operator::is_empty: return "is empty";
    case Operator::to_decimal: return "to decimal";
    case Operator::to_floating: return "to float";
    case Operator::concat: return "text";
    case Operator::concat_reason: return "reason";
    case Operator::prefer: return "prefer";
  }
  return {};
}

Result<BoundCall> bind_operator(Operator op, std::span<const Type> operands) {
  switch (op) {
    case Operator::add:
    case Operator::subtract:
    case Operator::multiply:
    case Operator::negate:
    case Operator::to_decimal:
    case Operator::to_floating: return operators::bind_arithmetic(op, operands);
    case Operator::equal:
    case Operator::not_equal:
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal: return operators::bind_comparison(op, operands);
    case Operator::contained_in: return operators::bind_contained(operands);
    case Operator::logical_and:
    case Operator::logical_or:
    case Operator::logical_not: return operators::bind_logic(op, operands);
    case Operator::is_missing:
    case Operator::is_present:
    case Operator::is_empty: return operators::bind_presence(op, operands);
    case Operator::concat:
    case Operator::concat_reason: return operators::bind_interpolation(op, operands);
    case Operator::prefer: return operators::bind_prefer(operands);
  }
  return fail("there is no such operator");
}

}  // namespace damson
