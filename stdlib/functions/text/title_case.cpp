// A text with a capital letter at the beginning of each word.
#include "runtime/base/utf8.h"
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

Function title_case() {
  return {
      .name = "title_case",
      .family = "text",
      .summary = "A text with a capital letter at the beginning of each word, the rest in small letters.",
      .parameters = {{"text", "The text to write so."}},
      .examples = {{R"("THE NIGHT WATCH" | title_case)", R"("The Night Watch")"},
                   {R"("still life, 2nd" | title_case)", R"("Still Life, 2nd")"}},
      .edge_cases = {{"missing | title_case", "missing"},
                     {R"("" | title_case)", R"("")"},
                     {R"("élan vital" | title_case)", R"("Élan Vital")"},
                     {R"("rembrandt's" | title_case)", R"("Rembrandt's")"}},
      .body = each_row([](Text text, RowContext& row) {
        const Text small = to_lower(row.arena(), text);
        std::string& out = row.scratch();
        bool inside = false;
        for (size_t at = 0; at < small.size();) {
          const Utf8Unit unit = utf8_unit_at(small, at);
          const Text character = small.substr(at, unit.bytes);
          const bool letter = unit.valid && (is_letter(unit.code_point) || is_mark(unit.code_point) || is_digit(unit.code_point));
          out += letter && !inside ? to_upper(row.arena(), character) : character;
          inside = letter || (inside && (character == "'" || character == "\u2019"));
          at += unit.bytes;
        }
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
