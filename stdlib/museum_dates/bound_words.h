// The words of bounds: "before", "no later than", "or earlier".
#pragma once

#include <optional>

#include "stdlib/museum_dates/cursor.h"

namespace damson::museum_dates {

enum class Bound : uint8_t {
  before,  // a decade or a century that follows leaves out
  until,   // the whole of it counts: "by", "no later than"
  since,   // the same at its beginning: "no earlier than", "or later"
  after,
};

/// "before", "not later than", "shortly after" in front of a date.
std::optional<Bound> take_bound_words(Cursor& cursor);
/// "or later", "onwards", "at the latest" behind one.
std::optional<Bound> take_bound_behind(Cursor& cursor);
/// "between", "bet."
bool take_between(Cursor& cursor);

}  // namespace damson::museum_dates
