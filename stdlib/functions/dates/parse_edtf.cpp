// A date in the Extended Date/Time Format, checked.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/edtf/edtf.h"

namespace damson::functions {

Function parse_edtf() {
  return {
      .name = "parse_edtf",
      .family = "dates",
      .keeps = Keeps::everything,
      .summary = "`text`, if it is a date in the Extended Date/Time Format (EDTF); fails otherwise.",
      .details = "Levels 0, 1 and 2 of the Library of Congress' specification of 2019.",
      .parameters = {{"text", "What should be EDTF."}},
      .examples = {{R"("1843/1844" | parse_edtf)", R"("1843/1844")"},
                   {R"("2004-06-~01/2004-06-~20" | parse_edtf)", R"("2004-06-~01/2004-06-~20")"}},
      .edge_cases = {{R"(missing | parse_edtf)", "missing"},
                     {R"("c. 1843" | parse_edtf)", R"(fails "is not EDTF")"},
                     {R"("1844/1843" | parse_edtf)", R"(fails "ends before it begins")"}},
      .body = each_row([](Text text) -> Result<std::string> {
        auto value = edtf::parse(text);
        if (!value.ok()) return fail(fmt::format("\"{}\" is not EDTF: {}", text, value.error().message));
        return edtf::to_text(*value);
      }),
  };
}

}  // namespace damson::functions
