// A text for comparing without regard to case.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

Function fold() {
  return {
      .name = "fold",
      .family = "text",
      .summary = "A text in a form in which texts that differ only in case are equal.",
      .details = "For comparing, not for writing.",
      .parameters = {{"text", "The text to fold."}},
      .examples = {{R"("Straße" | fold)", R"("strasse")"}, {R"("OIL" | fold)", R"("oil")"}},
      .edge_cases = {{"missing | fold", "missing"}, {R"("" | fold)", R"("")"}, {R"("ΣΟΦΟΣ" | fold)", R"("σοφοσ")"}},
      .body = each_row([](Text text, RowContext& row) { return fold_case(row.arena(), text); }),
  };
}

}  // namespace damson::functions
