// A text that was read in the wrong encoding, put right.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/mojibake.h"

namespace damson::functions {

Function fix_mojibake() {
  return {
      .name = "fix_mojibake",
      .family = "unicode",
      .keeps = Keeps::everything,
      .summary = "A text that was UTF-8 but was read as something else, as it should have been.",
      .details = "Fails unless the whole text turns back into valid UTF-8; text of plain letters stays as it is.",
      .parameters = {{"text", "The damaged text."},
                     {"damage", R"(What happened: "utf8>cp1252" or "utf8>latin1".)",
                      ConstantValue{std::string("utf8>cp1252")}}},
      .examples = {{R"("CafÃ©" | fix_mojibake)", R"("Café")"},
                   {R"("Mâ€™Carthy" | fix_mojibake("utf8>cp1252"))", R"("M’Carthy")"}},
      .edge_cases = {{"missing | fix_mojibake", "missing"},
                     {R"("" | fix_mojibake)", R"("")"},
                     {R"("Cafe" | fix_mojibake)", R"("Cafe")"},
                     {R"("Café" | fix_mojibake)", R"(fails "was not damaged in this way")"},
                     {R"("日本" | fix_mojibake)", R"(fails "was not damaged in this way")"}},
      .body = each_row(
          [](Text text, const Misreading& misreading, RowContext& row) -> Result<Text> {
            std::string& bytes = row.scratch();
            if (!misread_bytes(text, misreading, bytes) || first_invalid_utf8(bytes)) {
              return fail(fmt::format("\"{}\" was not damaged in this way", text));
            }
            return row.copy(bytes);
          },
          [](const std::string& damage) -> Result<Misreading> {
            if (damage == "utf8>cp1252") return Misreading::cp1252;
            if (damage == "utf8>latin1") return Misreading::latin1;
            return fail(fmt::format("\"{}\" is no known damage; choose \"utf8>cp1252\" or \"utf8>latin1\"", damage));
          }),
  };
}

}  // namespace damson::functions
