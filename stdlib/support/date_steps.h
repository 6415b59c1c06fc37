// Going from one date to another in days, months and years.
#pragma once

#include "runtime/base/result.h"
#include "runtime/values/date.h"

namespace damson {

struct DateSteps {
  int64_t days = 0;
  int64_t months = 0;
  int64_t years = 0;
};

/// Years and months first, then days. Fails beyond the calendar.
Result<Date> stepped(Date date, const DateSteps& steps);

struct ClockSteps {
  int64_t hours = 0;
  int64_t minutes = 0;
  int64_t seconds = 0;
};

/// The moment so much later, or earlier. Fails beyond the calendar.
Result<DateTime> moved(const DateTime& moment, const ClockSteps& steps);

Error beyond_calendar();

/// How many whole months `to` is after `from`: the most that can be added to `from` without passing it. Below zero when
/// it is before.
int64_t whole_months(Date from, Date to);

}  // namespace damson
