// A floating point number as digits say it.
#pragma once

#include <optional>
#include <string_view>

namespace damson {

enum class FloatFault : unsigned char { none, no_number, too_large, too_small };

struct ReadFloat {
  double value = 0;
  FloatFault fault = FloatFault::none;
};

/// The nearest float to a number such as "-1.5e3". What is too large for one is none, and what is not zero but nearer
/// to it than any float: the one would be infinite, the other lose everything.
ReadFloat float_of_digits(std::string_view text);

}  // namespace damson
