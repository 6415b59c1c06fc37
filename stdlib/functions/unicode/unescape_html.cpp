// A text with HTML characters written out.
#include "runtime/values/each_row.h"
#include "stdlib/support/html_text.h"

namespace damson::functions {

Function unescape_html() {
  return {
      .name = "unescape_html",
      .family = "unicode",
      .keeps = Keeps::everything,
      .summary = "A text with `&amp;`, `&eacute;`, `&#8211;` and the like written as the characters they stand for.",
      .details =
          "All names and numbers are read as the HTML standard says: `&#146;` is ’, as in windows-1252; the old names "
          "need no `;`, so `&copy 2001` is "
          "© 2001; a number that is no character becomes U+FFFD. What is not known stays as it is.",
      .parameters = {{"text", "The text."}},
      .examples = {{R"("Caf&eacute; &amp; Bar" | unescape_html)", R"("Café & Bar")"},
                   {R"("1843&#8211;4" | unescape_html)", R"("1843–4")"}},
      .edge_cases = {{"missing | unescape_html", "missing"},
                     {R"("" | unescape_html)", R"("")"},
                     {R"("AT&T &unknown;" | unescape_html)", R"("AT&T &unknown;")"},
                     {R"("&#x1F600;" | unescape_html)", R"("\u{1F600}")"},
                     {R"("Smith&#146;s &#x80;5 &#4294967361;" | unescape_html)", R"("Smith’s €5 \u{FFFD}")"},
                     {R"("&copy 2001 &notin; &ngE; <b>" | unescape_html)", R"("© 2001 ∉ \u{2267}\u{338} <b>")"}},
      .body = each_row([](Text text, RowContext& row) {
        if (text.find('&') == Text::npos) return text;
        std::string& out = row.scratch();
        write_unescaped(text, out);
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
