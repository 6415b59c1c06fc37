// The time, as journals and locks write it.
#pragma once

#include <string>

namespace damson {

/// "2026-03-01T09:30:00Z"
std::string utc_now();

}  // namespace damson
