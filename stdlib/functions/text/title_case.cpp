// A text with a capital letter at the beginning of each word.
#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

/// What stands inside a word without being a letter: apostrophes, the dot of Catalan, and characters that are not seen.
bool stays_in_word(char32_t c) {
  return c == U'\'' || c == U'\u2019' || c == U'\u00B7' || c == U'\u2027' ||
         (is_control(c) && !is_white_space(c) && c >= 0xA0);
}

/// Roman numerals and letters in circles: signs by category, with small and capital forms.
bool is_cased_sign(char32_t c) { return (c >= 0x2160 && c <= 0x217F) || (c >= 0x24B6 && c <= 0x24E9); }

}  // namespace

Function title_case() {
  return {
      .name = "title_case",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "A text with a capital letter at the beginning of each word, the rest in small letters.",
      .details =
          "Letters that are two in one come apart or have a form of their own, as Unicode says: ﬁne is Fine, ǆep is "
          "ǅep.",
      .parameters = {{"text", "The text to write so."}},
      .examples = {{R"("THE NIGHT WATCH" | title_case)", R"("The Night Watch")"},
                   {R"("still life, 2nd" | title_case)", R"("Still Life, 2nd")"}},
      .edge_cases = {{"missing | title_case", "missing"},
                     {R"("" | title_case)", R"("")"},
                     {R"("élan vital" | title_case)", R"("Élan Vital")"},
                     {R"("ﬁne ßeta ǆep ŉ" | title_case)", R"("Fine Sseta ǅep ʼN")"},
                     {R"("co\u{AD}operative col·lecció" | title_case)", R"("Co\u{AD}operative Col·lecció")"},
                     {R"("rembrandt's" | title_case)", R"("Rembrandt's")"}},
      .body = each_row([](Text text, RowContext& row) {
        const Text small = to_lower(row.arena(), text);
        std::string& out = row.scratch();
        bool inside = false;
        for (size_t at = 0; at < small.size();) {
          const Utf8Unit unit = utf8_unit_at(small, at);
          const Text character = small.substr(at, unit.bytes);
          const bool letter = unit.valid && (is_letter(unit.code_point) || is_mark(unit.code_point) ||
                                             is_digit(unit.code_point) || is_cased_sign(unit.code_point));
          out += letter && !inside ? to_title(row.arena(), character) : character;
          inside = letter || (inside && unit.valid && stays_in_word(unit.code_point));
          at += unit.bytes;
        }
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
