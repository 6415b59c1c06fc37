// How many years lie between two dates.
#include "runtime/values/each_row.h"
#include "stdlib/support/date_steps.h"

namespace damson::functions {

Function years_between() {
  return {
      .name = "years_between",
      .family = "dates",
      .summary = "How many whole years `to` is after `from`, such as an age; negative when it is before.",
      .details = "Who was born on 29 February is a year older on 28 February where there is no 29th.",
      .parameters = {{"from", "The first date."}, {"to", "The second date."}},
      .examples = {{R"(years_between("1860-05-10", "1931-05-09"))", "70"},
                   {R"(years_between("1860-05-10", "1931-05-10"))", "71"}},
      .edge_cases = {{R"(missing | years_between("1900-01-01"))", "missing"},
                     {R"(years_between("2000-02-29", "2001-02-28"))", "1"},
                     {R"(years_between("1931-05-10", "1860-05-11"))", "-70"},
                     {R"(years_between("1900-01-01", "1900-12-31"))", "0"}},
      .body = each_row([](Date from, Date to) { return whole_months(from, to) / 12; }),
  };
}

}  // namespace damson::functions
