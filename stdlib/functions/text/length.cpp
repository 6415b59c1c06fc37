// How long a text is.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

Function length() {
  return {
      .name = "length",
      .family = "text",
      .keeps = Keeps::figure,
      .summary = "How many characters a text has, as people count them.",
      .parameters = {{"text", "The text to look at."}},
      .examples = {{R"("oil" | length)", "3"}, {R"("Kühe" | length)", "4"}},
      .edge_cases = {{"missing | length", "missing"}, {R"("" | length)", "0"}, {R"("e\u{301}" | length)", "1"}},
      .body = each_row([](Text text) { return static_cast<int64_t>(grapheme_count(text)); }),
  };
}

}  // namespace damson::functions
