// Small changes to whole columns that several steps need.
#pragma once

#include "runtime/values/column.h"

namespace damson {

/// The same values as a column of `type`, which differs at most in what may be missing and in parts that are nothing
/// but missing.
Column retyped(const Column& column, const Type& type, Arena& arena);

/// A constant column whose one row is in `state`.
Column constant_state(const Type& type, State state, FailureId failure, Arena& arena);

/// Marks a column of one row as constant, the parts of records included.
void make_constant(Column& column);

/// `column`, with the states of `owner` where that is not present: what a field of a record that is not there is.
Column under(const Column& column, const Column& owner, uint32_t rows, Arena& arena);

}  // namespace damson
