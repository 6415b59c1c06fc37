// A place on the earth as it is written: decimal degrees, degrees with minutes and seconds, WKT, ISO 6709, geo:
// addresses.
#pragma once

#include "runtime/base/result.h"
#include "runtime/values/arena.h"
#include "runtime/values/decimal.h"

namespace damson {

struct GeoPosition {
  Decimal latitude;
  Decimal longitude;
};

/// Latitude first where nothing else is said; fails for what can be two places.
Result<GeoPosition> read_geo_position(Text text);

}  // namespace damson
