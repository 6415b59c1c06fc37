// The date of a moment.
#include "runtime/values/date.h"
#include "runtime/values/each_row.h"

namespace damson::functions {

Function to_date() {
  return {
      .name = "to_date",
      .family = "dates",
      .summary = "The date of a moment, as the calendar had it where the moment was written.",
      .parameters = {{"moment", "The datetime."}},
      .examples = {{R"("2009:08:12 14:05:31" | exif_datetime("+02:00") | to_date)", R"("2009-08-12")"},
                   {R"(parse_datetime("1999-12-31 23:59", "YYYY-MM-DD hh:mm", zone: "-05:00") | to_date)",
                    R"("1999-12-31")"}},
      .edge_cases = {{"missing | to_date", "missing"},
                     {R"(parse_datetime("0001-01-01 00:30", "YYYY-MM-DD hh:mm", zone: "+01:00") | to_date)",
                      R"("0001-01-01")"}},
      .body = each_row([](DateTime moment) { return local(moment).date; }),
  };
}

}  // namespace damson::functions
