// What stands before a measure: the part that it is of, which of its dimensions, and perhaps the unit and the order.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "runtime/base/result.h"
#include "stdlib/dimensions/direction.h"
#include "stdlib/dimensions/units.h"

namespace damson::dimensions {

struct Label {
  std::string part;   // "frame (Half Royal)"; empty where nothing but a direction or an "approx." stands there
  std::string about;  // "approx."; empty where nothing of the kind stands there
  Direction direction = Direction::none;
  std::optional<Unit> unit = {};      // "(cm)", "in cm"
  std::vector<Direction> order = {};  // "W x H"
};

/// Fails for a label that might hold numbers that are part of the measure.
Result<Label> read_label(std::span<const Token> tokens);

}  // namespace damson::dimensions
