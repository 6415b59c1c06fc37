// Half of a place: degrees, minutes and seconds with a sign or a direction.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "runtime/base/result.h"
#include "runtime/values/decimal.h"

namespace damson {

struct GeoAngle {
  std::vector<Decimal> parts;
  bool negative = false;
  char direction = '\0';  // N, S, E or W
  bool marked = false;    // with a sign behind its degrees, not numbers alone
};

/// In decimal degrees, at most `most`; `what` is "latitude" or "longitude".
Result<Decimal> degrees_of(const GeoAngle& angle, int64_t most, std::string_view what);

struct GeoToken {
  enum class Kind : unsigned char {
    number,
    degree,
    minute,
    second,
    colon,
    direction,
    minus,
    plus,
    divider,
    other,
    end
  };
  Kind kind;
  std::string_view text;
  Decimal number = {};
};

/// The text in tokens, Kind::end at the end.
std::vector<GeoToken> geo_tokens(std::string_view text);

}  // namespace damson
