// A text as true or false.
#include <fmt/format.h>
#include <unordered_set>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

struct TruthWords {
  std::unordered_set<std::string> yes;
  std::unordered_set<std::string> no;
};

std::unordered_set<std::string> folded_words(const std::vector<std::string>& words) {
  Arena arena;
  std::unordered_set<std::string> folded;
  for (const std::string& word : words) folded.emplace(fold_case(arena, word));
  return folded;
}

}  // namespace

Function parse_bool() {
  return {
      .name = "parse_bool",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = "True or false, for the words that stand for them in any case.",
      .parameters =
          {{"text", "The text to read."},
           {"yes", "The words for true.",
            ConstantValue{ConstantValue::List{{std::string("true")}, {std::string("yes")}, {std::string("1")}}}},
           {"no", "The words for false.",
            ConstantValue{ConstantValue::List{{std::string("false")}, {std::string("no")}, {std::string("0")}}}}},
      .examples = {{R"("Yes" | parse_bool)", "true"}, {R"("nein" | parse_bool(yes: ["ja"], no: ["nein"]))", "false"}},
      .edge_cases = {{"missing | parse_bool", "missing"},
                     {R"("" | parse_bool)", R"(fails "stands neither for true nor for false")"},
                     {R"("ÖA" | parse_bool(yes: ["öa"], no: []))", "true"}},
      .body = each_row(
          [](Text text, const TruthWords& words, RowContext& row) -> Result<bool> {
            const std::string word(fold_case(row.arena(), trimmed(text)));
            if (words.yes.contains(word)) return true;
            if (words.no.contains(word)) return false;
            return fail(fmt::format("\"{}\" stands neither for true nor for false", text));
          },
          [](const std::vector<std::string>& yes, const std::vector<std::string>& no) {
            return TruthWords{folded_words(yes), folded_words(no)};
          }),
  };
}

}  // namespace damson::functions
