// A text in small letters.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

Function lower() {
  return {
      .name = "lower",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "A text in small letters.",
      .parameters = {{"text", "The text to write so."}},
      .examples = {{R"("OIL" | lower)", R"("oil")"}, {R"("ÉTUDE" | lower)", R"("étude")"}},
      .edge_cases = {{"missing | lower", "missing"}, {R"("" | lower)", R"("")"}, {R"("12" | lower)", R"("12")"}},
      .body = each_row([](Text text, RowContext& row) { return to_lower(row.arena(), text); }),
  };
}

}  // namespace damson::functions
