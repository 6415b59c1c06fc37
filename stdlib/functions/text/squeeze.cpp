// A text with single spaces.
#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

/// Whether all white space of a trimmed text is single spaces. Most text is, and stays where it stands.
bool is_squeezed(Text text) {
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == ' ' ? text[at + 1] == ' ' : byte < ' ') return false;
    if (byte < 0x80) {
      ++at;
      continue;
    }
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (unit.valid && is_white_space(unit.code_point)) return false;
    at += unit.bytes;
  }
  return true;
}

}  // namespace

Function squeeze() {
  return {
      .name = "squeeze",
      .family = "text",
      .summary = "A text without white space at its ends and with one space for every run of it inside.",
      .parameters = {{"text", "The text to squeeze."}},
      .examples = {{R"(" A  Figure\nBowing " | squeeze)", R"("A Figure Bowing")"},
                   {R"("oil" | squeeze)", R"("oil")"}},
      .edge_cases = {{"missing | squeeze", "missing"},
                     {R"("   " | squeeze)", R"("")"},
                     {R"("oil\u{A0}\u{2003}paint" | squeeze)", R"("oil paint")"}},
      .body = each_row([](Text text, RowContext& row) {
        const Text inner = trimmed(text);
        if (is_squeezed(inner)) return inner;
        std::string& out = row.scratch();
        bool space = false;
        for (size_t at = 0; at < inner.size();) {
          const Utf8Unit unit = utf8_unit_at(inner, at);
          const bool white = unit.valid && is_white_space(unit.code_point);
          if (!white) out += inner.substr(at, unit.bytes);
          if (white && !space) out += ' ';
          space = white;
          at += unit.bytes;
        }
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
