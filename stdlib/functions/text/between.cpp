// The part of a text between two others.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function between() {
  return {
      .name = "between",
      .family = "text",
      .keeps = Keeps::part,
      .summary =
          "The part of a text behind the first `open` and in front of the next `close`, missing when there is none.",
      .details = "What is left out counts in the loss ledger, unless something else carries it.",
      .parameters = {{"text", "The text to look at."},
                     {"open", "What stands in front of it."},
                     {"close", "What stands behind it."}},
      .examples = {{R"x("oil (red) on (blue)" | between("(", ")"))x", R"("red")"},
                   {R"("[ca. 1900]" | between("[", "]"))", R"("ca. 1900")"}},
      .edge_cases = {{R"x(missing | between("(", ")"))x", "missing"},
                     {R"x("oil" | between("(", ")"))x", "missing"},
                     {R"x("a ()" | between("(", ")"))x", R"("")"}},
      .body = each_row([](Text text, Text open, Text close, LossyRowContext& row) -> std::optional<Text> {
        const size_t opened = text.find(open);
        const size_t start = opened == Text::npos ? opened : opened + open.size();
        const size_t end = opened == Text::npos ? opened : text.find(close, start);
        if (end == Text::npos) {
          if (!text.empty()) row.lost(text, text.substr(0, 0));
          return std::nullopt;
        }
        const Text kept = text.substr(start, end - start);
        if (opened != 0 || end + close.size() != text.size()) row.lost(text, kept);
        return kept;
      }),
  };
}

}  // namespace damson::functions
