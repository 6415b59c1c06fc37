// The constants of a program: columns of one row, each made once.
#pragma once

#include <span>
#include <string>

#include "runtime/program/program.h"
#include "runtime/values/function.h"

namespace damson::lowering {

/// A type that lives as long as the program.
const Type& own_type(Program& program, const Type& type);

/// The constant as a column of the type.
Column* make_constant(Program& program, const ConstantValue& value, const Type& type);
Column* make_missing(Program& program, const Type& type);
/// The list of these items.
Column* make_constant_list(Program& program, std::span<const Column* const> items, const Type& type);
/// What the call gives for constant arguments; null when it fails, so that it fails where the value is used.
Column* fold_call(Program& program, const CallStep& call, std::span<const Column* const> arguments, const Type& type);

/// Tells constants apart.
std::string constant_key(const Column& constant);

}  // namespace damson::lowering
