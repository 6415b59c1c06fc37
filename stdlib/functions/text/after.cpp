// The part of a text behind a separator.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function after() {
  return {
      .name = "after",
      .family = "text",
      .keeps = Keeps::part,
      .summary = "The part of a text behind the first `separator`, missing when there is none.",
      .details = "What is left out counts in the loss ledger, unless something else carries it.",
      .parameters = {{"text", "The text to look at."}, {"separator", "What to look for."}},
      .examples = {{R"("Blake, Robert" | after(", "))", R"("Robert")"}, {R"("a=b=c" | after("="))", R"("b=c")"}},
      .edge_cases = {{R"(missing | after(","))", "missing"},
                     {R"("Blake" | after(", "))", "missing"},
                     {R"("Öl·Holz" | after("·"))", R"("Holz")"}},
      .body = each_row([](Text text, Text separator, LossyRowContext& row) -> std::optional<Text> {
        const size_t at = text.find(separator);
        if (at == Text::npos) {
          if (!text.empty()) row.lost(text, text.substr(0, 0));
          return std::nullopt;
        }
        const Text kept = text.substr(at + separator.size());
        if (at != 0) row.lost(text, kept);
        return kept;
      }),
  };
}

}  // namespace damson::functions
