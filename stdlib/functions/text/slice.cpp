// A part of a text by its places.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

size_t place_in_text(Text text, int64_t characters) {
  size_t at = 0;
  for (int64_t i = 0; i < characters && at < text.size(); ++i) at = next_grapheme(text, at);
  return at;
}

Text part_of(Text text, int64_t first, std::optional<int64_t> last) {
  const size_t start = place_in_text(text, first - 1);
  if (!last) return text.substr(start);
  if (*last < first) return text.substr(0, 0);
  return text.substr(start, place_in_text(text.substr(start), *last - first + 1));
}

}  // namespace

Function slice() {
  return {
      .name = "slice",
      .family = "text",
      .keeps = Keeps::part,
      .summary = "The characters of a text from place `first` to place `last`, both included, counted from 1.",
      .details = "What is left out counts in the loss ledger, unless something else carries it.",
      .parameters = {{"text", "The text to look at."},
                     {"first", "The place of the first character; 1 is the beginning."},
                     {"last", "The place of the last character; to the end when left out.", ConstantValue{}}},
      .examples = {{R"("1984-12-01" | slice(6, 7))", R"("12")"}, {R"("A00001" | slice(2))", R"("00001")"}},
      .edge_cases = {{"missing | slice(1, 2)", "missing"},
                     {R"("ab" | slice(5, 6))", R"("")"},
                     {R"("Kühe" | slice(2, 2))", R"("ü")"},
                     {R"("ab" | slice(0))", R"(fails "counted from 1")"}},
      .body = fails_only_for(
          1, is_less<1>,
          each_row([](Text text, int64_t first, std::optional<int64_t> last, LossyRowContext& row) -> Result<Text> {
            if (first < 1) return fail("places in a text are counted from 1");
            const Text kept = part_of(text, first, last);
            if (kept.size() != text.size()) row.lost(text, kept);
            return kept;
          })),
  };
}

}  // namespace damson::functions
