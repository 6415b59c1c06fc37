// Every name in terms that are written with everything above them.
#include <unordered_map>

#include "runtime/values/each_row.h"
#include "stdlib/support/hierarchy.h"

namespace damson::functions {

namespace {

/// The names that one row has so far, each with the term in which it was first met. Few are compared, many looked up.
class FlatNames {
 public:
  explicit FlatNames(Text separator) : separator_(separator) { known_.reserve(few); }

  void add_term(Text term, ListSink<Text>& names, LossyRowContext& row) {
    HierarchyLevels levels(term, separator_);
    while (const auto level = levels.next()) {
      const auto first_term = find(*level);
      if (!first_term) {
        remember({*level, levels.read()});
        names.add(*level);
      } else if (!same_hierarchy(*first_term, levels.read(), separator_)) {
        row.lost(levels.read(), *level);
      }
    }
  }

 private:
  static constexpr size_t few = 32;
  struct Known {
    Text name;
    Text term;
  };

  std::optional<Text> find(Text name) const {
    if (known_.size() > few) {
      const auto found = index_.find(name);
      return found == index_.end() ? std::nullopt : std::optional(found->second);
    }
    for (const Known& known : known_) {
      if (known.name == name) return known.term;
    }
    return std::nullopt;
  }
  void remember(const Known& known) {
    known_.push_back(known);
    if (known_.size() <= few) return;
    const size_t unindexed = index_.empty() ? 0 : known_.size() - 1;
    for (size_t i = unindexed; i < known_.size(); ++i) index_.emplace(known_[i].name, known_[i].term);
  }

  Text separator_;
  std::vector<Known> known_;
  std::unordered_map<Text, Text> index_;  // empty while they are few
};

}  // namespace

Function hierarchy_flatten() {
  return {
      .name = "hierarchy_flatten",
      .family = "vocabularies",
      .summary =
          R"(Every name in terms such as "Nature|Animal|Cat", each once: flat keywords out of ones in a hierarchy.)",
      .details =
          "The broadest come first. Of terms of the same name in different places only the first is kept, and the "
          "others count in the loss ledger.",
      .parameters = {{"terms", "A term with everything above it, or a list of them."},
                     {"separator", "What stands between the levels.", ConstantValue{std::string("|")}}},
      .examples = {{R"(["Nature|Animal|Cat", "Nature|Plant"] | hierarchy_flatten)",
                    R"(["Nature", "Animal", "Cat", "Plant"])"},
                   {R"("Europe > France" | hierarchy_flatten(">"))", R"(["Europe", "France"])"}},
      .edge_cases =
          {{"missing | hierarchy_flatten", "missing"},
           {"[] | hierarchy_flatten", "[]"},
           {R"("" | hierarchy_flatten)", "[]"},
           {R"(["Küche", missing, "Küche"] | hierarchy_flatten)", R"(["Küche"])"},
           {R"(["Animal|Bat", "Sport|Bat"] | hierarchy_flatten)", R"(["Animal", "Bat", "Sport"])"},
           {R"("a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z|A|B|C|D|E|F|G|H|a|H" | hierarchy_flatten | count)",
            "34"},
           {R"(["a||b"] | hierarchy_flatten)", R"(fails "has a level without a name")"},
           {R"(["a"] | hierarchy_flatten(""))", R"(fails "the separator is empty")"}},
      .body = overloads(
          each_row([](Text term, Text separator, ListSink<Text>& names, LossyRowContext& row) -> Result<Done> {
            const Result<Done> checked = check_hierarchy(term, separator);
            if (!checked.ok()) return checked;
            FlatNames(separator).add_term(term, names, row);
            return Done{};
          }),
          each_row(
              [](ListView<Text> terms, Text separator, ListSink<Text>& names, LossyRowContext& row) -> Result<Done> {
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
