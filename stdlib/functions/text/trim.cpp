// A text without white space at its ends.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

Function trim() {
  return {
      .name = "trim",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "A text without white space at its ends, in every sense of Unicode.",
      .details = "A byte order mark counts as white space.",
      .parameters = {{"text", "The text to trim."}},
      .examples = {{R"("  oil " | trim)", R"("oil")"}, {R"("oil\n" | trim)", R"("oil")"}},
      .edge_cases = {{"missing | trim", "missing"},
                     {R"("  " | trim)", R"("")"},
                     {R"("\u{FEFF}oil\u{A0}" | trim)", R"("oil")"}},
      .body = each_row([](Text text) { return trimmed(text); }),
  };
}

}  // namespace damson::functions
