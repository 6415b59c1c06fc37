// Whether a text says nothing.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

Function is_blank() {
  return {
      .name = "is_blank",
      .family = "presence",
      .summary = "Whether a text is missing, empty or only white space.",
      .parameters = {{"text", "The text to look at."}},
      .examples = {{R"("  " | is_blank)", "true"}, {R"("oil" | is_blank)", "false"}},
      .edge_cases = {{"missing | is_blank", "true"},
                     {R"("" | is_blank)", "true"},
                     {R"("\u{A0}\u{2003}" | is_blank)", "true"}},
      .body = each_row([](std::optional<Text> text) { return !text || trimmed(*text).empty(); }),
  };
}

}  // namespace damson::functions
