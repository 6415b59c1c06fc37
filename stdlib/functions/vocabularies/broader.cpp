// The term above a term.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/hierarchy.h"

namespace damson::functions {

Function broader() {
  return {
      .name = "broader",
      .family = "vocabularies",
      .summary = R"(The term above one such as "Nature|Animal|Cat", with everything above it; missing at the top.)",
      .parameters = {{"term", "The term with everything above it."},
                     {"separator", "What stands between the levels.", ConstantValue{std::string("|")}}},
      .examples = {{R"("Nature|Animal|Cat" | broader)", R"("Nature|Animal")"}, {R"("Nature" | broader)", "missing"}},
      .edge_cases = {{"missing | broader", "missing"},
                     {R"("" | broader)", "missing"},
                     {R"("Öl > Malerei > Bild" | broader(">"))", R"("Öl > Malerei")"},
                     {R"("|Cat" | broader)", R"(fails "has a level without a name")"},
                     {R"("a" | broader(""))", R"(fails "the separator is empty")"}},
      .body = each_row([](Text term, Text separator) -> Result<std::optional<Text>> {
        const Result<Done> checked = check_hierarchy(term, separator);
        if (!checked.ok()) return checked.error();
        HierarchyLevels levels(term, separator);
        Text above;
        Text whole;
        while (levels.next()) {
          above = whole;
          whole = levels.read();
        }
        if (above.empty()) return std::optional<Text>();
        return std::optional(trimmed(above));
      }),
  };
}

}  // namespace damson::functions
