// The beginning of a text.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

Result<size_t> end_of_taken(Text text, int64_t count) {
  if (count < 0) return fail("a number of characters cannot be negative");
  size_t at = 0;
  for (int64_t i = 0; i < count && at < text.size(); ++i) at = next_grapheme(text, at);
  return at;
}

}  // namespace

Function take() {
  return {
      .name = "take",
      .family = "text",
      .summary = "The first `count` characters of a text; all of it when it is shorter.",
      .parameters = {{"text", "The text to look at."},
                     {"count", "How many characters."}},
      .examples = {{R"("A00001" | take(3))", R"("A00")"},
                   {R"("Kühe" | take(2))", R"("Kü")"}},
      .edge_cases = {{"missing | take(3)", "missing"},
                     {R"("" | take(3))", R"("")"},
                     {R"("e\u{301}a" | take(1))", R"("e\u{301}")"},
                     {R"("a" | take(-1))", R"(fails "cannot be negative")"}},
      .body = fails_only_for(1, is_less<0>, each_row([](Text text, int64_t count) -> Result<Text> {
        const Result<size_t> end = end_of_taken(text, count);
        if (!end.ok()) return end.error();
        return text.substr(0, *end);
      })),
  };
}

}  // namespace damson::functions
