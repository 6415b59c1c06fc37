// The text of HTML.
#include "runtime/values/each_row.h"
#include "stdlib/support/html_text.h"

namespace damson::functions {

Function html_to_text() {
  return {
      .name = "html_to_text",
      .family = "unicode",
      .summary = "The text of a piece of HTML: without tags, with line breaks where blocks end.",
      .details = "Tags that are taken out count in the loss ledger.",
      .parameters = {{"text", "The HTML."}},
      .examples = {{R"("<p>Oil on <b>canvas</b></p><p>Signed</p>" | html_to_text)", R"("Oil on canvas\nSigned")"},
                   {R"("a<br>b &amp; c" | html_to_text)", R"("a\nb & c")"}},
      .edge_cases = {{"missing | html_to_text", "missing"},
                     {R"("" | html_to_text)", R"("")"},
                     {R"("<script>x()</script>Öl" | html_to_text)", R"("Öl")"},
                     {R"("3 < 4" | html_to_text)", R"("3 < 4")"}},
      .body = each_row([](Text text, LossyRowContext& row) {
        if (text.find('<') == Text::npos && text.find('&') == Text::npos) return text;
        std::string& out = row.scratch();
        const bool tags = write_html_text(text, out);
        const Text kept = row.copy(out);
        if (tags) row.lost(text, kept);
        return kept;
      }),
  };
}

}  // namespace damson::functions
