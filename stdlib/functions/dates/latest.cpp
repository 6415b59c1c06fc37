// The last day that a date in the Extended Date/Time Format can mean.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/edtf/edtf.h"

namespace damson::functions {

Function latest() {
  return {
      .name = "latest",
      .family = "dates",
      .summary = "The last day that an EDTF date can mean; missing where it is open or unknown at that end.",
      .details =
          "Doubt (`?`, `~`) does not widen a date. Where digits are open, only days that there are count. Years "
          "before 1 (year 0 is 1 BC) and after 9999 give missing.",
      .parameters = {{"edtf", "A date in the Extended Date/Time Format, such as `read_date` gives."}},
      .examples = {{R"("1843/1850" | latest)", R"("1850-12-31")"}, {R"("184X" | latest | year)", "1849"}},
      .edge_cases = {{R"(missing | latest)", "missing"},
                     {R"("[1843..]" | latest)", "missing"},
                     {R"("190X-02-29" | latest)", R"("1908-02-29")"},
                     {R"("0000" | latest)", "missing"},
                     {R"("c. 1843" | latest)", R"(fails "is not EDTF")"}},
      .body = each_row([](Text text) -> Result<std::optional<Date>> {
        auto value = edtf::parse(text);
        if (!value.ok()) return fail(fmt::format("\"{}\" is not EDTF: {}", text, value.error().message));
        return edtf::latest(*value);
      }),
  };
}

}  // namespace damson::functions
