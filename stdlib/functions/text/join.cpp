// The items of a list as one text.
#include <fmt/format.h>

#include "runtime/base/text_too_long.h"
#include "runtime/values/each_row.h"
#include "stdlib/support/separated_text.h"

namespace damson::functions {

namespace {

Result<Text> joined(ListView<Text> list, Text separator, SeparatorEscape escape, RowContext& row) {
  if (const auto problem = separator_problem(separator, escape)) return *problem;
  std::string& out = row.scratch();
  bool first_item = true;
  for (Text item : list) {
    if (escape == SeparatorEscape::refuse && separator_inside(item, separator)) {
      return fail(fmt::format(
          "\"{}\" holds the separator \"{}\", so that the items could not be told apart; `escape` says what to do",
          item, separator));
    }
    if (!first_item) out += separator;
    first_item = false;
    write_item(item, separator, escape, out);
    require_text_length(out.size());
  }
  return row.copy(out);
}

bool join_never_fails(Text separator, SeparatorEscape escape) {
  return escape == SeparatorEscape::keep ||
         (escape == SeparatorEscape::refuse ? separator.empty() : !separator_problem(separator, escape));
}

}  // namespace

Function join() {
  return {
      .name = "join",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "The items of a list as one text, with `separator` between them.",
      .details =
          "Missing items are left out. An item that holds the separator fails, because nobody could tell it from two; "
          "`escape` says what else to do: "
          "\"keep\" writes it as it is (for people, not for machines), \"backslash\" writes `\\` before it, \"quotes\" "
          "puts the item in quotes as CSV "
          "does. `split` with the same `escape` gives the items back.",
      .parameters = {{"list", "The texts to join."},
                     {"separator", "What to write between them."},
                     {"escape",
                      R"(What to do with a separator inside an item: "refuse", "keep", "backslash" or "quotes".)",
                      ConstantValue{std::string("refuse")}}},
      .examples = {{R"(["oil", "canvas"] | join(", "))", R"("oil, canvas")"},
                   {R"(["oil", "paint|ink"] | join("|", escape: "backslash"))", R"("oil|paint\\|ink")"}},
      .edge_cases = {{R"(missing | join(", "))", "missing"},
                     {R"([] | join(", "))", R"("")"},
                     {R"(["oil"] | join(", "))", R"("oil")"},
                     {R"(["a", missing, "b"] | join("-"))", R"("a-b")"},
                     {R"(["a|b", "c"] | join("|"))", R"(fails "\"a|b\" holds the separator")"},
                     {R"(["a|", "b"] | join("||"))", R"(fails "holds the separator")"},
                     {R"(["a|b", "c"] | join("|", escape: "keep"))", R"("a|b|c")"},
                     {R"(["a|b", "c \"d\""] | join("|", escape: "quotes"))", R"("\"a|b\"|\"c \"\"d\"\"\"")"},
                     {R"(["ä b", "c"] | join(""))", R"("ä bc")"},
                     {R"(["a"] | join("\\", escape: "backslash"))", R"(fails "which escapes it")"},
                     {R"(["a"] | join(",", escape: "double"))", R"(fails "is no escape")"}},
      .body =
          fails_unless(join_never_fails, each_row([](ListView<Text> list, Text separator, const SeparatorEscape& escape,
                                                     RowContext& row) { return joined(list, separator, escape, row); },
                                                  [](const std::string& escape) { return joining_escape(escape); })),
  };
}

}  // namespace damson::functions
