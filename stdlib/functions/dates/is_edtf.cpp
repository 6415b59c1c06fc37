// Whether a text is written in the Extended Date/Time Format.
#include "runtime/values/each_row.h"
#include "stdlib/edtf/edtf.h"

namespace damson::functions {

Function is_edtf() {
  return {
      .name = "is_edtf",
      .family = "dates",
      .summary = "Whether `text` is a date in the Extended Date/Time Format (EDTF), level 0, 1 or 2.",
      .details = "As the Library of Congress' specification of 2019 and ISO 8601-2 have it.",
      .parameters = {{"text", "The text to look at."}},
      .examples = {{R"("1843~" | is_edtf)", "true"},
                   {R"("[1786,1800]" | is_edtf)", "true"},
                   {R"("c. 1843" | is_edtf)", "false"}},
      .edge_cases = {{R"(missing | is_edtf)", "missing"},
                     {R"("" | is_edtf)", "false"},
                     {R"("1843-02-30" | is_edtf)", "false"}},
      .body = each_row([](Text text) { return edtf::parse(text).ok(); }),
  };
}

}  // namespace damson::functions
