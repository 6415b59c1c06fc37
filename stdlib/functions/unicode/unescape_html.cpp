// A text with HTML characters written out.
#include "runtime/values/each_row.h"
#include "stdlib/support/html_text.h"

namespace damson::functions {

Function unescape_html() {
  return {
      .name = "unescape_html",
      .family = "unicode",
      .summary = "A text with `&amp;`, `&eacute;`, `&#8211;` and the like written as the characters they stand for.",
      .details = "What is not known stays as it is.",
      .parameters = {{"text", "The text."}},
      .examples = {{R"("Caf&eacute; &amp; Bar" | unescape_html)", R"("Café & Bar")"},
                   {R"("1843&#8211;4" | unescape_html)", R"("1843–4")"}},
      .edge_cases = {{"missing | unescape_html", "missing"},
                     {R"("" | unescape_html)", R"("")"},
                     {R"("AT&T &unknown;" | unescape_html)", R"("AT&T &unknown;")"},
                     {R"("&#x1F600;" | unescape_html)", R"("\u{1F600}")"}},
      .body = each_row([](Text text, RowContext& row) {
        if (text.find('&') == Text::npos) return text;
        std::string& out = row.scratch();
        write_unescaped(text, out);
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
