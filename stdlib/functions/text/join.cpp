// The items of a list as one text.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function join() {
  return {
      .name = "join",
      .family = "text",
      .summary = "The items of a list as one text, with `separator` between them.",
      .details = "Missing items are left out.",
      .parameters = {{"list", "The texts to join."},
                     {"separator", "What to write between them."}},
      .examples = {{R"(["oil", "canvas"] | join(", "))", R"("oil, canvas")"},
                   {R"(["oil"] | join(", "))", R"("oil")"}},
      .edge_cases = {{R"(missing | join(", "))", "missing"},
                     {R"([] | join(", "))", R"("")"},
                     {R"(["a", missing, "b"] | join("-"))", R"("a-b")"}},
      .body = each_row([](ListView<Text> list, Text separator, RowContext& row) {
        std::string& out = row.scratch();
        bool first_item = true;
        for (Text item : list) {
          if (!first_item) out += separator;
          first_item = false;
          out += item;
        }
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
