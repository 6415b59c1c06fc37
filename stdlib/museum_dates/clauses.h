// The clauses of a written date: what was done, and when.
#pragma once

#include <vector>

#include "stdlib/museum_dates/date_words.h"
#include "stdlib/museum_dates/statement.h"

namespace damson::museum_dates {

/// A date and what is said of it: "1860" says nothing, "exhibited 1861" and "1861 (exhibited)" that it was shown then.
struct Clause {
  Statement statement = {};
  EventKind event = EventKind::none;
  bool completion = false;    // "completed 1865"
  bool event_behind = false;  // "1890 (printed)"
  bool listed = false;        // a comma stands before it
};

/// All of them that have a date, in order. What is said of copies, casts and exhibitions may be more than is
/// understood.
Result<std::vector<Clause>> read_clauses(Cursor& cursor);

}  // namespace damson::museum_dates
