// A text without its beginning.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

Result<size_t> end_of_dropped(Text text, int64_t count) {
  if (count < 0) return fail("a number of characters cannot be negative");
  size_t at = 0;
  for (int64_t i = 0; i < count && at < text.size(); ++i) at = next_grapheme(text, at);
  return at;
}

}  // namespace

Function drop_first() {
  return {
      .name = "drop_first",
      .family = "text",
      .keeps = Keeps::part,
      .summary = "A text without its first `count` characters.",
      .details = "What is left out counts in the loss ledger, unless something else carries it.",
      .parameters = {{"text", "The text to look at."}, {"count", "How many characters to leave out."}},
      .examples = {{R"("N01234" | drop_first(1))", R"("01234")"}, {R"("über" | drop_first(1))", R"("ber")"}},
      .edge_cases = {{"missing | drop_first(1)", "missing"},
                     {R"("ab" | drop_first(5))", R"("")"},
                     {R"("a" | drop_first(-1))", R"(fails "cannot be negative")"}},
      .body =
          fails_only_for(1, is_less<0>, each_row([](Text text, int64_t count, LossyRowContext& row) -> Result<Text> {
                           const Result<size_t> end = end_of_dropped(text, count);
                           if (!end.ok()) return end.error();
                           if (*end != 0) row.lost(text, text.substr(*end));
                           return text.substr(*end);
                         })),
  };
}

}  // namespace damson::functions
