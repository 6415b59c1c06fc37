// A text with one kind of line break.
#include "runtime/values/each_row.h"

namespace damson::functions {

namespace {

/// How many bytes the line break at `at` takes; 0 when there is none.
size_t line_break_length(Text text, size_t at) {
  const Text rest = text.substr(at, 3);
  if (rest.starts_with("\r\n")) return 2;
  if (!rest.empty() && rest.front() >= '\n' && rest.front() <= '\r') return 1;
  if (rest.starts_with("\u0085")) return 2;
  return rest == "\u2028" || rest == "\u2029" ? 3 : 0;
}

}  // namespace

Function newlines() {
  return {
      .name = "newlines",
      .family = "unicode",
      .keeps = Keeps::everything,
      .summary = "A text in which every kind of line break is `with`.",
      .details =
          "Those of Unicode: besides those of the systems the vertical tab, which databases write for a line break in "
          "a field, the form "
          "feed, U+0085, U+2028 and U+2029.",
      .parameters = {{"text", "The text."}, {"with", "What a line break should be.", ConstantValue{std::string("\n")}}},
      .examples = {{R"("a\u{D}\nb" | newlines)", R"("a\nb")"}, {R"("a\u{D}b" | newlines(" "))", R"("a b")"}},
      .edge_cases = {{"missing | newlines", "missing"},
                     {R"("" | newlines)", R"("")"},
                     {R"("a\u{B}b" | newlines)", R"("a\nb")"},
                     {R"("ä\u{2028}ö" | newlines)", R"("ä\nö")"}},
      .body = each_row([](Text text, Text with, RowContext& row) {
        std::string& out = row.scratch();
        for (size_t at = 0; at < text.size();) {
          const size_t length = line_break_length(text, at);
          if (length == 0) {
            out += text[at++];
            continue;
          }
          out += with;
          at += length;
        }
        return out == text ? text : row.copy(out);
      }),
  };
}

}  // namespace damson::functions
