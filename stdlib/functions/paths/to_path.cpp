// A text as a path.
#include "runtime/values/each_row.h"
#include "runtime/values/path_value.h"
#include "stdlib/support/path_parts.h"

namespace damson::functions {

Function to_path() {
  return {
      .name = "to_path",
      .family = "paths",
      .keeps = Keeps::everything,
      .summary = "A text as a path: relative, with forward slashes, unable to leave its folder.",
      .parameters = {{"text", "The text."}},
      .examples = {{R"("images\\A\\A00001.jpg" | to_path)", R"("images/A/A00001.jpg")"},
                   {R"("./a//b.jpg" | to_path)", R"("a/b.jpg")"}},
      .edge_cases = {{"missing | to_path", "missing"},
                     {R"("" | to_path)", R"(fails "")"},
                     {R"("../secret.txt" | to_path)", R"(fails "..")"},
                     {R"("/etc/passwd" | to_path)", R"(fails "")"},
                     {R"("Bücher/ä.jpg" | to_path)", R"("Bücher/ä.jpg")"}},
      .body = each_row([](Text text, RowContext& row) { return as_path(normalise_path(row.arena(), text)); }),
  };
}

}  // namespace damson::functions
