// The groups of operators, one file each.
#pragma once

#include "runtime/values/operators/operators.h"

namespace damson::operators {

Result<BoundCall> bind_arithmetic(Operator op, std::span<const Type> operands);
Result<BoundCall> bind_comparison(Operator op, std::span<const Type> operands);
Result<BoundCall> bind_contained(std::span<const Type> operands);
Result<BoundCall> bind_logic(Operator op, std::span<const Type> operands);
Result<BoundCall> bind_presence(Operator op, std::span<const Type> operands);
Result<BoundCall> bind_interpolation(Operator op, std::span<const Type> operands);
Result<BoundCall> bind_prefer(std::span<const Type> operands);

/// Binds a body that `each_row` made.
Result<BoundCall> bind_body(const std::vector<Overload>& body, std::span<const Type> operands);

/// Whether one of the operands may be missing.
bool any_optional(std::span<const Type> operands);

/// Sets the result's rows: one for every row when no argument differs from row to row.
void shape_result(std::span<const Column* const> arguments, uint32_t rows, Column& out);

}  // namespace damson::operators
