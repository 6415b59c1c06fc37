// A date some time later.
#include <algorithm>

#include "runtime/values/date.h"
#include "runtime/values/each_row.h"

namespace damson::functions {

namespace {

constexpr int64_t most_steps = 4'000'000;

Error beyond_calendar() { return fail("the date would lie outside the years 1 to 9999"); }

}  // namespace

Function add() {
  return {
      .name = "add",
      .family = "dates",
      .summary = "A date some days, months or years later, or earlier with negative numbers.",
      .details = "Years and months go first, then days. Where the month has no such day, its last day is taken.",
      .parameters = {{"date", "The date to start from."},
                     {"days", "How many days.", ConstantValue{int64_t{0}}},
                     {"months", "How many months.", ConstantValue{int64_t{0}}},
                     {"years", "How many years.", ConstantValue{int64_t{0}}}},
      .examples = {{R"(parse_date("1900-01-31", "YYYY-MM-DD") | add(days: 1))", R"("1900-02-01")"},
                   {R"(parse_date("1900-01-31", "YYYY-MM-DD") | add(years: 70))", R"("1970-01-31")"}},
      .edge_cases = {{"missing | add(days: 1)", "missing"},
                     {R"(parse_date("1900-01-31", "YYYY-MM-DD") | add(months: 1))", R"("1900-02-28")"},
                     {R"(parse_date("1900-03-01", "YYYY-MM-DD") | add(days: -1))", R"("1900-02-28")"},
                     {R"(parse_date("9999-12-31", "YYYY-MM-DD") | add(days: 1))", R"(fails "outside the years 1 to 9999")"}},
      .body = each_row([](Date date, int64_t days, int64_t months, int64_t years) -> Result<Date> {
        for (int64_t step : {days, months, years}) {
          if (step < -most_steps || step > most_steps) return beyond_calendar();
        }
        const CalendarDay start = calendar_day(date);
        const int64_t month_count = (start.year + years) * 12 + (start.month - 1) + months;
        const int64_t year_then = month_count >= 0 ? month_count / 12 : -1;
        if (year_then < 1 || year_then > 9999) return beyond_calendar();
        const int month_then = static_cast<int>(month_count % 12) + 1;
        const int day_then = std::min(start.day, days_in_month(static_cast<int>(year_then), month_then));
        const auto moved = make_date(static_cast<int>(year_then), month_then, day_then);
        if (!moved) return beyond_calendar();
        const int64_t day_number = moved->days + days;
        if (day_number < make_date(1, 1, 1)->days || day_number > make_date(9999, 12, 31)->days) return beyond_calendar();
        return Date{static_cast<int32_t>(day_number)};
      }),
  };
}

}  // namespace damson::functions
