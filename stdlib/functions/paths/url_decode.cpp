// The text that an escaped part of a web address stands for.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/url_text.h"

namespace damson::functions {

Function url_decode() {
  return {
      .name = "url_decode",
      .family = "paths",
      .keeps = Keeps::everything,
      .summary = "A text with %XX escapes written out.",
      .parameters = {{"text", "The text."}},
      .examples = {{R"("a%20b%2Fc" | url_decode)", R"("a b/c")"}, {R"("A00001" | url_decode)", R"("A00001")"}},
      .edge_cases = {{"missing | url_decode", "missing"},
                     {R"("" | url_decode)", R"("")"},
                     {R"("%C3%A9" | url_decode)", R"("é")"},
                     {R"("100%" | url_decode)", R"(fails "broken escape")"},
                     {R"("%FF" | url_decode)", R"(fails "broken escape")"}},
      .body = each_row([](Text text, RowContext& row) -> Result<Text> {
        if (text.find('%') == Text::npos) return text;
        std::string& out = row.scratch();
        if (!write_url_decoded(text, out)) return fail(fmt::format("\"{}\" has a broken escape", text));
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
