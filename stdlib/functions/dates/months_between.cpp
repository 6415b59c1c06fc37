// How many months lie between two dates.
#include "runtime/values/each_row.h"
#include "stdlib/support/date_steps.h"

namespace damson::functions {

Function months_between() {
  return {
      .name = "months_between",
      .family = "dates",
      .summary = "How many whole months `to` is after `from`; negative when it is before.",
      .details =
          "A month is whole on the day of the same number, or on the month's last day where it has no such day, as "
          "`add` counts.",
      .parameters = {{"from", "The first date."}, {"to", "The second date."}},
      .examples = {{R"(months_between("1900-01-15", "1900-03-15"))", "2"},
                   {R"(months_between("1900-01-15", "1900-03-14"))", "1"}},
      .edge_cases = {{R"(missing | months_between("1900-01-01"))", "missing"},
                     {R"(months_between("1900-01-31", "1900-02-28"))", "1"},
                     {R"(months_between("1900-03-15", "1900-01-16"))", "-1"},
                     {R"(months_between("1900-01-01", "1900-01-01"))", "0"}},
      .body = each_row([](Date from, Date to) { return whole_months(from, to); }),
  };
}

}  // namespace damson::functions
