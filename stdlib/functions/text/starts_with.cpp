// Whether a text begins with another.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function starts_with() {
  return {
      .name = "starts_with",
      .family = "text",
      .summary = "Whether `text` begins with `prefix`.",
      .parameters = {{"text", "The text to look at."},
                     {"prefix", "What it should begin with."}},
      .examples = {{R"x("Rijksmuseum" | starts_with("Rijks"))x", R"x(true)x"},
                   {R"x("Rijksmuseum" | starts_with("rijks"))x", R"x(false)x"}},
      .edge_cases = {{R"x(missing | starts_with("a"))x", R"x(missing)x"},
                   {R"x("" | starts_with(""))x", R"x(true)x"},
                   {R"x("Ärmel" | starts_with("Är"))x", R"x(true)x"}},
      .body = each_row([](Text text, Text prefix) { return text.starts_with(prefix); }),
  };
}

}  // namespace damson::functions
