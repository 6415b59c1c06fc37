// Whether a text begins with another.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function starts_with() {
  return {
      .name = "starts_with",
      .family = "text",
      .summary = "Whether `text` begins with `prefix`.",
      .parameters = {{"text", "The text to look at."}, {"prefix", "What it should begin with."}},
      .examples = {{R"("Rijksmuseum" | starts_with("Rijks"))", "true"},
                   {R"("Rijksmuseum" | starts_with("rijks"))", "false"}},
      .edge_cases = {{R"(missing | starts_with("a"))", "missing"},
                     {R"("" | starts_with(""))", "true"},
                     {R"("Ärmel" | starts_with("Är"))", "true"}},
      .body = each_row([](Text text, Text prefix) { return text.starts_with(prefix); }),
  };
}

}  // namespace damson::functions
