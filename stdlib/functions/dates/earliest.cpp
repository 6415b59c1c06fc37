// The first day that a date in the Extended Date/Time Format can mean.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/edtf/edtf.h"

namespace damson::functions {

Function earliest() {
  return {
      .name = "earliest",
      .family = "dates",
      .summary = "The first day that an EDTF date can mean; missing where it is open or unknown at that end.",
      .details =
          "Doubt (`?`, `~`) does not widen a date. Where digits are open, only days that there are count. Years "
          "before 1 (year 0 is 1 BC) and after 9999 give missing.",
      .parameters = {{"edtf", "A date in the Extended Date/Time Format, such as `read_date` gives."}},
      .examples = {{R"("1843/1850" | earliest)", R"("1843-01-01")"}, {R"("184X" | earliest | year)", "1840"}},
      .edge_cases = {{R"(missing | earliest)", "missing"},
                     {R"("[..1843]" | earliest)", "missing"},
                     {R"("190X-02-29" | earliest)", R"("1904-02-29")"},
                     {R"("0000" | earliest)", "missing"},
                     {R"("c. 1843" | earliest)", R"(fails "is not EDTF")"}},
      .body = each_row([](Text text) -> Result<std::optional<Date>> {
        auto value = edtf::parse(text);
        if (!value.ok()) return fail(fmt::format("\"{}\" is not EDTF: {}", text, value.error().message));
        return edtf::earliest(*value);
      }),
  };
}

}  // namespace damson::functions
