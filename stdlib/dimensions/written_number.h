// One number as it is written in dimensions: with a point or a comma, with groups of three digits, with a fraction.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/values/decimal.h"

namespace damson::dimensions {

struct WrittenNumber {
  size_t size = 0;  // in bytes
  std::optional<Decimal> value = {};
  std::string_view fault = {};  // why there is no value: "is not a number"
  /// What "1.200" is when the sign is one of groups of three digits: 1200. `value` is then what it is as a fraction.
  std::optional<Decimal> grouped = {};
  char sign = '\0';  // the point or the comma before a fraction that can be nothing else
};

/// The number that `text` begins with, which is a digit, a point before a digit, or a fraction such as ½; a size of 0
/// for anything else.
WrittenNumber number_at(std::string_view text);

/// How many bytes of the front of `text` are one space, however wide; 0 where none stands.
size_t space_at(std::string_view text);

}  // namespace damson::dimensions
