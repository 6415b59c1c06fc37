// What stands before a measure: the part that it is of, and which of its dimensions.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "runtime/base/result.h"
#include "stdlib/dimensions/dimension_tokens.h"

namespace damson::dimensions {

enum class Direction : uint8_t { none, height, width, depth, diameter, depth_or_diameter, length, weight };

struct Label {
  std::string part;        // "frame (Half Royal)"; empty where nothing but a direction or an "approx." stands there
  std::string about;       // "approx."; empty where nothing of the kind stands there
  Direction direction = Direction::none;
};

/// Fails for a label that might hold numbers that are part of the measure.
Result<Label> read_label(std::span<const Token> tokens);

}  // namespace damson::dimensions
