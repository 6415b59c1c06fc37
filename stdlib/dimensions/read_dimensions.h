// Dimensions as catalogues write them, read part by part; what can be read in two ways is refused, never guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/result.h"
#include "runtime/values/decimal.h"

namespace damson::dimensions {

/// What is said of one part of a work: "frame: 911 x 735 x 74 mm, 12 kg (approx.)".
struct Part {
  std::optional<std::string> part;  // as written: "frame", "support, each"
  std::optional<Decimal> height;
  std::optional<Decimal> width;
  std::optional<Decimal> depth;
  std::optional<Decimal> diameter;
  std::optional<Decimal> length;    // "3 ft 7 in." alone: of no dimension that is named
  std::optional<std::string> unit;  // of the five above: "mm", "cm", "m", "in", "ft" or "yd"
  std::optional<Decimal> weight_kg;
  std::optional<Decimal> seconds;   // of what lasts
  bool variable = false;            // something of it is said to vary
  std::optional<std::string> note;  // what else stands there, as written
};

/// A catalogue's longest dimensions have a few thousand bytes. A name stands in each of its parts, so that longer texts
/// could take memory beyond all measure.
inline constexpr size_t most_dimension_bytes = 65'536;

/// Numbers between times signs are height, width and depth, as museums write them. Fails, in the reader's words, for
/// what it does not understand.
Result<std::vector<Part>> read_dimensions(std::string_view text);

}  // namespace damson::dimensions
