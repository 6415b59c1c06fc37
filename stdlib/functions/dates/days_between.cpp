// How many days lie between two dates.
#include "runtime/values/date.h"
#include "runtime/values/each_row.h"

namespace damson::functions {

Function days_between() {
  return {
      .name = "days_between",
      .family = "dates",
      .summary = "How many days `to` is after `from`; negative when it is before.",
      .parameters = {{"from", "The first date."}, {"to", "The second date."}},
      .examples = {{R"(days_between("1900-01-01", "1900-03-01"))", "59"},
                   {R"(parse_date("2.1.1900", "D.M.YYYY") | days_between("1900-01-01"))", "-1"}},
      .edge_cases = {{R"(missing | days_between("1900-01-01"))", "missing"},
                     {R"(days_between("2000-02-28", "2000-03-01"))", "2"}},
      .body = each_row([](Date from, Date to) { return int64_t{to.days} - from.days; }),
  };
}

}  // namespace damson::functions
