// Whether a text ends with another.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function ends_with() {
  return {
      .name = "ends_with",
      .family = "text",
      .summary = "Whether `text` ends with `suffix`.",
      .parameters = {{"text", "The text to look at."}, {"suffix", "What it should end with."}},
      .examples = {{R"("A00001.jpg" | ends_with(".jpg"))", "true"}, {R"("A00001.jpg" | ends_with(".JPG"))", "false"}},
      .edge_cases = {{R"(missing | ends_with("a"))", "missing"},
                     {R"("" | ends_with("a"))", "false"},
                     {R"("Café" | ends_with("é"))", "true"}},
      .body = each_row([](Text text, Text suffix) { return text.ends_with(suffix); }),
  };
}

}  // namespace damson::functions
