// The text of HTML.
#include "runtime/values/each_row.h"
#include "stdlib/support/html_text.h"

namespace damson::functions {

Function html_to_text() {
  return {
      .name = "html_to_text",
      .family = "unicode",
      .summary =
          "The text of a piece of HTML as a browser shows it: without tags, with a line break where a block ends.",
      .details =
          "HTML is read as its standard says, mistakes included. Paragraphs, rows, options, captions and the like "
          "stand on lines of their own, "
          "cells of a row with a tab between them; `<br><br>` leaves a line empty; `<pre>` keeps its spaces; scripts "
          "and styles are left out. A text "
          "without tags and references is not changed. Tags that are taken out count in the loss ledger. More than 500 "
          "elements within each other fail.",
      .parameters = {{"text", "The HTML."}},
      .examples = {{R"("<p>Oil on <b>canvas</b></p><p>Signed</p>" | html_to_text)", R"("Oil on canvas\nSigned")"},
                   {R"("a<br>b &amp; c" | html_to_text)", R"("a\nb & c")"}},
      .edge_cases = {{"missing | html_to_text", "missing"},
                     {R"("" | html_to_text)", R"("")"},
                     {R"("<script>x()</script>Öl" | html_to_text)", R"("Öl")"},
                     {R"("3 < 4" | html_to_text)", R"("3 < 4")"},
                     {R"("<td>Oil</td><td>Canvas</td>" | html_to_text)", R"("Oil\tCanvas")"},
                     {R"("a<br><br>b<pre>c  d\n e</pre>" | html_to_text)", R"("a\n\nb\nc  d\n e")"},
                     {R"("<select><option>Oil<option>Ink</select>" | html_to_text)", R"("Oil\nInk")"},
                     {R"("Smith&#146;s &copy 2001" | html_to_text)", R"("Smith’s © 2001")"}},
      .body = each_row([](Text text, LossyRowContext& row) -> Result<Text> {
        if (text.find('<') == Text::npos && text.find('&') == Text::npos) return text;
        std::string& out = row.scratch();
        const Result<bool> tags = write_html_text(text, out);
        if (!tags.ok()) return tags.error();
        const Text kept = row.copy(out);
        if (*tags) row.lost(text, kept);
        return kept;
      }),
  };
}

}  // namespace damson::functions
