// A text with what a pattern finds replaced.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/regex.h"

namespace damson::functions {

namespace {

struct RegexReplacement {
  Regex regex;
  std::string replacement;
};

}  // namespace

Function replace_regex() {
  return {
      .name = "replace_regex",
      .family = "text",
      .summary = "A text with everything that a regular expression finds replaced.",
      .parameters = {{"text", "The text to change."},
                     {"pattern", "What to replace."},
                     {"new", R"(What to write instead; \1 is what the first group found, \0 the whole.)"}},
      .examples = {{R"("A  B" | replace_regex(/ +/, " "))", R"("A B")"},
                   {R"("Blake, Robert" | replace_regex(/(\w+), (\w+)/, "\\2 \\1"))", R"("Robert Blake")"}},
      .edge_cases = {{R"(missing | replace_regex(/a/, "b"))", "missing"},
                     {R"("" | replace_regex(/^$/, "none"))", R"("none")"},
                     {R"("über" | replace_regex(/[^a-z]/, "_"))", R"("_ber")"}},
      .body = each_row(
          [](Text text, const RegexReplacement& change, RowContext& row) {
            if (!found_in(change.regex, text)) return text;
            std::string& out = row.scratch();
            out = text;
            RE2::GlobalReplace(&out, *change.regex, change.replacement);
            return row.copy(out);
          },
          [](const RegexLiteral& pattern, std::string replacement) -> Result<RegexReplacement> {
            auto regex = compile_regex(pattern);
            if (!regex.ok()) return regex.error();
            std::string mistake;
            if (!(*regex)->CheckRewriteString(replacement, &mistake)) {
              return fail(fmt::format("\"{}\" asks for a group that /{}/ does not have", replacement, pattern.pattern));
            }
            return RegexReplacement{*regex, std::move(replacement)};
          }),
  };
}

}  // namespace damson::functions
