// A text in plain letters.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/ascii_text.h"

namespace damson::functions {

Function to_ascii() {
  return {
      .name = "to_ascii",
      .family = "unicode",
      .summary = "A text written with the letters a to z only, accents left out and other letters spelled.",
      .parameters = {{"text", "The text to write so."},
                     {"table", R"(How to spell: "plain" (ä is a), "german" (ä is ae).)",
                      ConstantValue{std::string("plain")}}},
      .examples = {{R"("Élan – Łódź" | to_ascii)", R"("Elan - Lodz")"},
                   {R"("Müller, Straße" | to_ascii("german"))", R"("Mueller, Strasse")"}},
      .edge_cases = {{"missing | to_ascii", "missing"},
                     {R"("" | to_ascii)", R"("")"},
                     {R"("日本" | to_ascii)", R"(fails "cannot be written in plain letters")"},
                     {R"("co\u{AD}op\u{200B} ʿAbd Hawaiʻi 5′ 6″" | to_ascii)", R"("coop 'Abd Hawai'i 5' 6\"")"},
                     {R"("10½ in., 5 m², １２" | to_ascii)", R"("10 1/2 in., 5 m2, 12")"},
                     {R"("“Ærø”" | to_ascii)", R"("\"AEro\"")"}},
      .body = each_row(
          [](Text text, const AsciiTable& table, RowContext& row) -> Result<Text> {
            std::string& out = row.scratch();
            const auto failed = write_ascii(text, table, row.arena(), out);
            if (failed) return fail(fmt::format("`{}` in \"{}\" cannot be written in plain letters", *failed, text));
            return row.copy(out);
          },
          [](const std::string& name) -> Result<AsciiTable> {
            if (name == "plain") return AsciiTable::plain;
            if (name == "german") return AsciiTable::german;
            return fail(fmt::format("there is no table \"{}\"; choose \"plain\" or \"german\"", name));
          }),
  };
}

}  // namespace damson::functions
