// The part of a text in front of a separator.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function before() {
  return {
      .name = "before",
      .family = "text",
      .keeps = Keeps::part,
      .summary = "The part of a text in front of the first `separator`, missing when there is none.",
      .details = "What is left out counts in the loss ledger, unless something else carries it.",
      .parameters = {{"text", "The text to look at."}, {"separator", "What to look for."}},
      .examples = {{R"("Blake, Robert" | before(", "))", R"("Blake")"}, {R"("a=b=c" | before("="))", R"("a")"}},
      .edge_cases = {{R"(missing | before(","))", "missing"},
                     {R"("Blake" | before(", "))", "missing"},
                     {R"("Öl·Holz" | before("·"))", R"("Öl")"}},
      .body = each_row([](Text text, Text separator, LossyRowContext& row) -> std::optional<Text> {
        const size_t at = text.find(separator);
        if (at == Text::npos) {
          if (!text.empty()) row.lost(text, text.substr(0, 0));
          return std::nullopt;
        }
        const size_t end = at + separator.size();
        if (end < text.size()) row.lost(text, text.substr(0, at));
        return text.substr(0, at);
      }),
  };
}

}  // namespace damson::functions
