// Every name in terms that are written with everything above them.
#include <unordered_map>

#include "runtime/values/each_row.h"
#include "stdlib/support/hierarchy.h"

namespace damson::functions {

namespace {

/// The names that one row has so far, each with the term in which it was first met.
class FlatNames {
 public:
  explicit FlatNames(Text separator) : separator_(separator) {}

  void add_term(Text term, ListSink<Text>& names, LossyRowContext& row) {
    HierarchyLevels levels(term, separator_);
    while (const auto level = levels.next()) {
      const auto [met, is_new] = first_terms_.try_emplace(*level, levels.read());
      if (is_new) {
        names.add(*level);
      } else if (!same_hierarchy(met->second, levels.read(), separator_)) {
        row.lost(levels.read(), *level);
      }
    }
  }

 private:
  Text separator_;
  std::unordered_map<Text, Text> first_terms_;
};

}  // namespace

Function hierarchy_flatten() {
  return {
      .name = "hierarchy_flatten",
      .family = "vocabularies",
      .summary = R"(Every name in terms such as "Nature|Animal|Cat", each once: flat keywords out of ones in a hierarchy.)",
      .details = "The broadest come first. Of terms of the same name in different places only the first is kept, and the others count in the loss ledger.",
      .parameters = {{"terms", "A term with everything above it, or a list of them."},
                     {"separator", "What stands between the levels.", ConstantValue{std::string("|")}}},
      .examples = {{R"(["Nature|Animal|Cat", "Nature|Plant"] | hierarchy_flatten)", R"(["Nature", "Animal", "Cat", "Plant"])"},
                   {R"("Europe > France" | hierarchy_flatten(">"))", R"(["Europe", "France"])"}},
      .edge_cases = {{"missing | hierarchy_flatten", "missing"},
                     {"[] | hierarchy_flatten", "[]"},
                     {R"("" | hierarchy_flatten)", "[]"},
                     {R"(["Küche", missing, "Küche"] | hierarchy_flatten)", R"(["Küche"])"},
                     {R"(["Animal|Bat", "Sport|Bat"] | hierarchy_flatten)", R"(["Animal", "Bat", "Sport"])"},
                     {R"(["a||b"] | hierarchy_flatten)", R"(fails "has a level without a name")"},
                     {R"(["a"] | hierarchy_flatten(""))", R"(fails "the separator is empty")"}},
      .body = overloads(each_row([](Text term, Text separator, ListSink<Text>& names, LossyRowContext& row) -> Result<Done> {
                          const Result<Done> checked = check_hierarchy(term, separator);
                          if (!checked.ok()) return checked;
                          FlatNames(separator).add_term(term, names, row);
                          return Done{};
                        }),
                        each_row([](ListView<Text> terms, Text separator, ListSink<Text>& names, LossyRowContext& row) -> Result<Done> {
                          FlatNames flat(separator);
                          for (Text term : terms) {
                            const Result<Done> checked = check_hierarchy(term, separator);
                            if (!checked.ok()) return checked;
                            flat.add_term(term, names, row);
                          }
                          return Done{};
                        })),
  };
}

}  // namespace damson::functions
