// The year of a date.
#include "runtime/values/each_row.h"
#include "stdlib/support/moment_formats.h"

namespace damson::functions {

Function year() {
  return {
      .name = "year",
      .family = "dates",
      .summary = "The year of a date or datetime, as an int.",
      .parameters = {{"date", "The date; of a datetime, as it was where it was written."}},
      .examples = {{R"(parse_date("1900-01-31", "YYYY-MM-DD") | year)", "1900"},
                   {R"(parse_datetime("1999-12-31 23:59", "YYYY-MM-DD hh:mm", zone: "-05:00") | year)", "1999"}},
      .edge_cases = {{"missing | year", "missing"}, {R"(parse_date("0001-02-03", "YYYY-MM-DD") | year)", "1"}},
      .body =
          overloads(each_row([](Date date) { return int64_t{calendar_day(date).year}; }),
                    each_row([](DateTime moment) { return int64_t{calendar_day(local_moment(moment).date).year}; })),
  };
}

}  // namespace damson::functions
