// The levels of a term that is written with everything above it.
#include "runtime/values/each_row.h"
#include "stdlib/support/hierarchy.h"

namespace damson::functions {

Function hierarchy_split() {
  return {
      .name = "hierarchy_split",
      .family = "vocabularies",
      .keeps = Keeps::everything,
      .summary = R"(The levels of a term such as "Nature|Animal|Cat", from the broadest to the narrowest.)",
      .details =
          "White space around a level is no part of it; a level without a name fails. An empty text has no levels.",
      .parameters = {{"term", "The term with everything above it."},
                     {"separator", "What stands between the levels.", ConstantValue{std::string("|")}}},
      .examples = {{R"("Nature|Animal|Cat" | hierarchy_split)", R"(["Nature", "Animal", "Cat"])"},
                   {R"("Europe > France > Paris" | hierarchy_split(">") | last)", R"("Paris")"}},
      .edge_cases = {{"missing | hierarchy_split", "missing"},
                     {R"("" | hierarchy_split)", "[]"},
                     {R"("Käse" | hierarchy_split)", R"(["Käse"])"},
                     {R"("Nature||Cat" | hierarchy_split)", R"(fails "\"Nature||Cat\" has a level without a name")"},
                     {R"("Nature|" | hierarchy_split)", R"(fails "has a level without a name")"},
                     {R"("a > > b" | hierarchy_split(" > "))", R"(fails "has a level without a name")"},
                     {R"("a" | hierarchy_split(""))", R"(fails "the separator is empty")"}},
      .body = each_row([](Text term, Text separator, ListSink<Text>& levels) -> Result<Done> {
        const Result<Done> checked = check_hierarchy(term, separator);
        if (!checked.ok()) return checked;
        HierarchyLevels parts(term, separator);
        while (const auto level = parts.next()) levels.add(*level);
        return Done{};
      }),
  };
}

}  // namespace damson::functions
