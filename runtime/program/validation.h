// What a value must be, and the rejection point that each way of not being so has.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/values/function.h"

namespace damson {

using PointId = uint32_t;

struct Constraint {
  enum class Kind : uint8_t {
    length,   // of text in code points, or of a list in items: low..high
    range,    // of a number: low..high
    pattern,  // the whole text matches
    one_of,   // the text is one of the options
  };
  Kind kind;
  std::optional<Decimal> low = {};
  std::optional<Decimal> high = {};
  RegexLiteral pattern = {};
  std::vector<std::string> options = {};
  PointId point = 0;
};

/// Parallel to a type. Where a point is absent that fact cannot occur or is allowed (a missing optional value).
struct Validation {
  std::optional<PointId> missing;
  std::optional<PointId> error;
  std::optional<PointId> unmatched;
  std::vector<Constraint> constraints;
  std::vector<Validation> children;  // list: 1 or 0 (nothing to check); record: one per field or 0

  bool empty() const { return !missing && !error && !unmatched && constraints.empty() && children.empty(); }
};

}  // namespace damson
