// A date or a moment some time later.
#include "runtime/values/each_row.h"
#include "stdlib/support/date_steps.h"

namespace damson::functions {

Function add() {
  return {
      .name = "add",
      .family = "dates",
      .summary = "A date or moment some time later, or earlier with negative numbers.",
      .details =
          "Years and months go first, then days, then the clock. Where the month has no such day, its last day is "
          "taken. Hours, minutes and seconds are for datetimes.",
      .parameters = {{"date", "The date or datetime to start from."},
                     {"days", "How many days.", ConstantValue{int64_t{0}}},
                     {"months", "How many months.", ConstantValue{int64_t{0}}},
                     {"years", "How many years.", ConstantValue{int64_t{0}}},
                     {"hours", "How many hours.", ConstantValue{int64_t{0}}},
                     {"minutes", "How many minutes.", ConstantValue{int64_t{0}}},
                     {"seconds", "How many seconds.", ConstantValue{int64_t{0}}}},
      .examples = {{R"(parse_date("1900-01-31", "YYYY-MM-DD") | add(days: 1))", R"("1900-02-01")"},
                   {R"(parse_date("1900-01-31", "YYYY-MM-DD") | add(years: 70))", R"("1970-01-31")"},
                   {R"("2009:08:12 23:30:00" | exif_datetime("+02:00") | add(hours: 1))",
                    R"("2009-08-13T00:30:00+02:00")"}},
      .edge_cases =
          {{"missing | add(days: 1)", "missing"},
           {R"(parse_date("1900-01-31", "YYYY-MM-DD") | add(months: 1))", R"("1900-02-28")"},
           {R"(parse_date("1900-03-01", "YYYY-MM-DD") | add(days: -1))", R"("1900-02-28")"},
           {R"(parse_date("9999-12-31", "YYYY-MM-DD") | add(days: 1))", R"(fails "outside the years 1 to 9999")"},
           {R"("2012:02:29 12:00:00" | exif_datetime("Z") | add(years: 1, minutes: -90))", R"("2013-02-28T10:30:00Z")"},
           {R"("0001:01:01 00:00:00" | exif_datetime("Z") | add(seconds: 315537897599))", R"("9999-12-31T23:59:59Z")"},
           {R"("9999:12:31 23:59:59" | exif_datetime("Z") | add(seconds: 1))",
            R"(fails "outside the years 1 to 9999")"}},
      .body = overloads(each_row([](Date date, int64_t days, int64_t months, int64_t years) {
                          return stepped(date, {.days = days, .months = months, .years = years});
                        }),
                        each_row([](DateTime moment, int64_t days, int64_t months, int64_t years, int64_t hours,
                                    int64_t minutes, int64_t seconds) -> Result<DateTime> {
                          const LocalDateTime start = local(moment);
                          const Result<Date> date =
                              stepped(start.date, {.days = days, .months = months, .years = years});
                          if (!date.ok()) return date.error();
                          const auto day = make_datetime(*date, start.time, moment.offset_minutes);
                          if (!day) return beyond_calendar();
                          return moved(*day, {.hours = hours, .minutes = minutes, .seconds = seconds});
                        })),
  };
}

}  // namespace damson::functions
