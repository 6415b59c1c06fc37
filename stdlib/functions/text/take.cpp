// The beginning of a text or a list.
#include <algorithm>

#include "runtime/values/lossy_lists.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

Result<Text> take_characters(Text text, int64_t count) {
  if (count < 0) return fail("a number of characters cannot be negative");
  size_t at = 0;
  for (int64_t i = 0; i < count && at < text.size(); ++i) at = next_grapheme(text, at);
  return text.substr(0, at);
}

Result<Done> take_items(const ListItems& items, int64_t count, std::vector<uint32_t>& picked) {
  if (count < 0) return fail("a number of items cannot be negative");
  const auto taken = static_cast<uint32_t>(std::min<int64_t>(count, items.last - items.first));
  for (uint32_t i = 0; i < taken; ++i) picked.push_back(items.first + i);
  return Done{};
}

}  // namespace

Function take() {
  return {
      .name = "take",
      .family = "text",
      .keeps = Keeps::part,
      .summary = "The first `count` characters of a text, or items of a list; all of it when it is shorter.",
      .details = "What is left out counts in the loss ledger, unless something else carries it.",
      .parameters = {{"text", "The text or list to look at."}, {"count", "How many characters or items."}},
      .examples = {{R"("A00001" | take(3))", R"("A00")"},
                   {R"("Kühe" | take(2))", R"("Kü")"},
                   {R"(["oil", "ink", "gouache"] | take(2))", R"(["oil", "ink"])"}},
      .edge_cases = {{"missing | take(3)", "missing"},
                     {R"("" | take(3))", R"("")"},
                     {R"("e\u{301}a" | take(1))", R"("e\u{301}")"},
                     {R"("a" | take(-1))", R"(fails "cannot be negative")"},
                     {"[1] | take(3)", "[1]"},
                     {R"(["ü"] | take(0) | count)", "0"},
                     {"[1, 2] | take(-1)", R"(fails "cannot be negative")"}},
      .body = fails_only_for(1, is_less<0>,
                             overloads(each_row([](Text text, int64_t count, LossyRowContext& row) {
                                         const Result<Text> taken = take_characters(text, count);
                                         if (taken.ok() && taken->size() != text.size()) row.lost(text, *taken);
                                         return taken;
                                       }),
                                       each_list_with_count_lossy(take_items))),
  };
}

}  // namespace damson::functions
