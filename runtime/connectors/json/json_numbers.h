// JSON's numbers as the numbers of the language.
#pragma once

#include <optional>

#include "runtime/values/arena.h"
#include "runtime/values/decimal.h"

namespace damson {

/// Exact: the digits and the places of the literal are kept, `12.50` has two. Nothing when it needs more than 38
/// digits.
std::optional<Decimal> json_decimal(Text literal, bool has_exponent);
/// Of a whole number; nothing when it does not fit 64 bits.
std::optional<int64_t> json_integer(Text literal);
/// Nothing when it is too large.
std::optional<double> json_float(Text literal);

}  // namespace damson
