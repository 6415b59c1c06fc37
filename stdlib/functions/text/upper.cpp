// A text in capital letters.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

Function upper() {
  return {
      .name = "upper",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "A text in capital letters.",
      .parameters = {{"text", "The text to write so."}},
      .examples = {{R"("oil" | upper)", R"("OIL")"}, {R"("größe" | upper)", R"("GRÖSSE")"}},
      .edge_cases = {{"missing | upper", "missing"}, {R"("" | upper)", R"("")"}, {R"("12" | upper)", R"("12")"}},
      .body = each_row([](Text text, RowContext& row) { return to_upper(row.arena(), text); }),
  };
}

}  // namespace damson::functions
