// Numbers as people write them, with separators that the spec names.
#pragma once

#include <optional>
#include <string>

#include "runtime/base/result.h"
#include "runtime/values/arena.h"

namespace damson {

struct NumberStyle {
  std::string decimal;  // between whole and fraction; empty: there is no fraction
  std::string group;    // between groups of three digits; empty: there are none
};

/// Refuses separators that cannot be told apart.
Result<NumberStyle> make_number_style(std::string decimal, std::string group);

/// The number in the plain form `-?digits[.digits]`, or nothing. White space around it is not part of it.
std::optional<std::string> plain_number(Text text, const NumberStyle& style);

/// `"12 cm" is not a number`.
Error not_a_number(Text text, std::string_view what = "a number");

}  // namespace damson
