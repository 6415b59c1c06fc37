// Whether a text seems to have been read in the wrong encoding.
#include "runtime/values/each_row.h"
#include "stdlib/support/mojibake.h"

namespace damson::functions {

Function looks_mojibake() {
  return {
      .name = "looks_mojibake",
      .family = "damage",
      .summary =
          R"(Whether a text holds what UTF-8 looks like when it is read as something else, such as "Ã©", or the sign for a lost character.)",
      .parameters = {{"text", "The text to look at."}},
      .examples = {{R"("CafÃ©" | looks_mojibake)", "true"}, {R"("Café" | looks_mojibake)", "false"}},
      .edge_cases = {{"missing | looks_mojibake", "missing"},
                     {R"("" | looks_mojibake)", "false"},
                     {R"("Caf\u{FFFD}" | looks_mojibake)", "true"},
                     {R"("Ça va" | looks_mojibake)", "false"}},
      .body = each_row([](Text text) { return holds_misread_character(text); }),
  };
}

}  // namespace damson::functions
