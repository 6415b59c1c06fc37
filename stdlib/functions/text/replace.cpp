// A text with another text put in place of one.
#include "runtime/base/text_too_long.h"
#include "runtime/values/each_row.h"

namespace damson::functions {

Function replace() {
  return {
      .name = "replace",
      .family = "text",
      .summary = "A text with every occurrence of `old` replaced by `new`.",
      .parameters = {{"text", "The text to change."}, {"old", "What to replace."}, {"new", "What to write instead."}},
      .examples = {{R"("oil/canvas" | replace("/", " on "))", R"("oil on canvas")"},
                   {R"("a-b-c" | replace("-", ""))", R"("abc")"}},
      .edge_cases = {{R"(missing | replace("a", "b"))", "missing"},
                     {R"("" | replace("a", "b"))", R"("")"},
                     {R"("aaa" | replace("aa", "b"))", R"("ba")"},
                     {R"("a" | replace("", "b"))", R"(fails "nothing to replace")"}},
      .body = fails_only_for(1, is_empty_text,
                             each_row([](Text text, Text old_part, Text new_part, RowContext& row) -> Result<Text> {
                               if (old_part.empty()) return fail("there is nothing to replace: `old` is empty");
                               size_t found = text.find(old_part);
                               if (found == Text::npos) return text;
                               std::string& out = row.scratch();
                               size_t at = 0;
                               for (; found != Text::npos; found = text.find(old_part, at)) {
                                 out += text.substr(at, found - at);
                                 out += new_part;
                                 require_text_length(out.size());
                                 at = found + old_part.size();
                               }
                               out += text.substr(at);
                               return row.copy(out);
                             })),
  };
}

}  // namespace damson::functions
