// Going from one date to another in days, months and years.
#include "stdlib/support/date_steps.h"

#include "runtime/values/decimal.h"

namespace damson {

namespace {

constexpr int64_t most_steps = 4'000'000;  // more days than the calendar has

}  // namespace

Error beyond_calendar() { return fail("the date would lie outside the years 1 to 9999"); }

Result<Date> stepped(Date date, const DateSteps& steps) {
  for (int64_t step : {steps.days, steps.months, steps.years}) {
    if (step < -most_steps || step > most_steps) return beyond_calendar();
  }
  const auto month = add_months(date, steps.years * 12 + steps.months);
  const auto day = month ? add_days(*month, steps.days) : std::nullopt;
  if (!day) return beyond_calendar();
  return *day;
}

Result<DateTime> moved(const DateTime& moment, const ClockSteps& steps) {
  constexpr Int128 second = 1'000'000;
  constexpr Int128 first_moment = Int128{first_date.days} * microseconds_per_day;
  constexpr Int128 end_of_moments = (Int128{last_date.days} + 1) * microseconds_per_day;
  // 128 bits hold the sum of any three steps
  const Int128 seconds = (Int128{steps.hours} * 60 + steps.minutes) * 60 + steps.seconds;
  const Int128 later = moment.microseconds + seconds * second;
  const Int128 offset = Int128{moment.offset_minutes} * 60 * second;
  if (later + offset < first_moment || later + offset >= end_of_moments) return beyond_calendar();
  return DateTime{static_cast<int64_t>(later), moment.offset_minutes};
}

int64_t whole_months(Date from, Date to) {
  if (to < from) return -whole_months(to, from);
  const CalendarDay start = calendar_day(from);
  const CalendarDay end = calendar_day(to);
  const int64_t months = int64_t{end.year - start.year} * 12 + (end.month - start.month);
  const auto reached = add_months(from, months);
  return reached && *reached <= to ? months : months - 1;
}

}  // namespace damson
