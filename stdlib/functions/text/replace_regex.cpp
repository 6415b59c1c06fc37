// A text with what a pattern finds replaced.
#include <fmt/format.h>

#include "runtime/base/text_too_long.h"
#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/regex.h"

namespace damson::functions {

namespace {

struct RegexReplacement {
  Regex regex;
  std::string replacement;
};

/// As RE2 does it, which knows no marked texts: a match of nothing right behind another match is none.
void write_replaced(const RegexSearch& search, const RegexReplacement& change, std::string& out) {
  const Text text = search.text();
  std::vector<re2::StringPiece> groups(static_cast<size_t>(RE2::MaxSubmatch(change.replacement)) + 1);
  std::optional<size_t> last_end;
  size_t at = 0;
  while (at <= text.size() && search.find(at, RE2::UNANCHORED, groups)) {
    const auto begin = static_cast<size_t>(groups[0].data() - text.data());
    out += text.substr(at, begin - at);
    if (groups[0].empty() && last_end == begin) {
      const size_t bytes = begin < text.size() ? utf8_unit_at(text, begin).bytes : 1;
      out += text.substr(begin, bytes);
      at = begin + bytes;
      continue;
    }
    change.regex->re2().Rewrite(&out, change.replacement, groups.data(), static_cast<int>(groups.size()));
    at = begin + groups[0].size();
    require_text_length(out.size());
    last_end = at;
  }
  if (at < text.size()) out += text.substr(at);
}

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
                     {R"("Müller, Käthe" | replace_regex(/(\w+), (\w+)/, "\\2 \\1"))", R"("Käthe Müller")"},
                     {R"("Öl, Kärt" | replace_regex(/\b(\w)/, "<\\1>"))", R"("<Ö>l, <K>ärt")"},
                     {R"("über" | replace_regex(/[^a-z]/, "_"))", R"("_ber")"}},
      .body = each_row(
          [](Text text, const RegexReplacement& change, RowContext& row) {
            if (!found_in(change.regex, text)) return text;
            std::string& out = row.scratch();
            write_replaced(RegexSearch(*change.regex, text), change, out);
            return row.copy(out);
          },
          [](const RegexLiteral& pattern, std::string replacement) -> Result<RegexReplacement> {
            auto regex = compile_regex(pattern);
            if (!regex.ok()) return regex.error();
            std::string mistake;
            if (!(*regex)->re2().CheckRewriteString(replacement, &mistake)) {
              return fail(fmt::format("\"{}\" asks for a group that /{}/ does not have", replacement, pattern.pattern));
            }
            return RegexReplacement{*regex, std::move(replacement)};
          }),
  };
}

}  // namespace damson::functions
