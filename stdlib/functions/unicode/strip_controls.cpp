// A text without control characters.
#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

/// Joiners shape words of many languages and emoji; tabs and line breaks are white space.
bool is_stripped(const Utf8Unit& unit) {
  const char32_t c = unit.code_point;
  if (!unit.valid || c == U'\n' || c == U'\t' || c == U'\r' || c == U'\u200C' || c == U'\u200D') return false;
  return is_control(c);
}

}  // namespace

Function strip_controls() {
  return {
      .name = "strip_controls",
      .family = "unicode",
      .keeps = Keeps::everything,
      .summary = "A text without control characters and marks that are not seen; line breaks, tabs and joiners stay.",
      .details = "What is taken out counts in the loss ledger.",
      .parameters = {{"text", "The text to clean."}},
      .examples = {{R"("oil\u{0}\u{200B}" | strip_controls)", R"("oil")"}, {R"("a\nb" | strip_controls)", R"("a\nb")"}},
      .edge_cases = {{"missing | strip_controls", "missing"},
                     {R"("" | strip_controls)", R"("")"},
                     {R"("\u{FEFF}Öl\u{AD}farbe" | strip_controls)", R"("Ölfarbe")"}},
      .body = each_row([](Text text, LossyRowContext& row) {
        std::string& out = row.scratch();
        for (size_t at = 0; at < text.size();) {
          const Utf8Unit unit = utf8_unit_at(text, at);
          if (!is_stripped(unit)) out += text.substr(at, unit.bytes);
          at += unit.bytes;
        }
        if (out.size() == text.size()) return text;
        const Text kept = row.copy(out);
        row.lost(text, kept);
        return kept;
      }),
  };
}

}  // namespace damson::functions
