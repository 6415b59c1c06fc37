// The units in which catalogues give lengths, weights and times.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/values/decimal.h"

namespace damson::dimensions {

enum class Quantity : uint8_t { length, weight, time };

struct Unit {
  std::string_view symbol;  // "mm"
  Quantity quantity;
  Decimal in_base;  // how many metres, kilograms or seconds one is; exact
};

/// By symbol or English name, in any case: "mm", "Kilograms", "inches", "\"".
std::optional<Unit> find_unit(std::string_view word);

/// Whether a word is a unit that is not read: "px", "tons", "m²".
bool is_other_unit(std::string_view word);

}  // namespace damson::dimensions
