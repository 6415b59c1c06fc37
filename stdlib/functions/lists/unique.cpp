// The different items of a list.
#include <unordered_set>

#include "runtime/values/each_batch.h"

namespace damson::functions {

namespace {

constexpr uint32_t small_list = 16;

void pick_by_comparing(const ListItems& items, std::vector<uint32_t>& picked) {
  const size_t start = picked.size();
  for (uint32_t item = items.first; item < items.last; ++item) {
    bool seen = false;
    for (size_t i = start; i < picked.size() && !seen; ++i)
      seen = same_value(items.element, item, items.element, picked[i]);
    if (!seen) picked.push_back(item);
  }
}

struct HashOfHash {
  size_t operator()(const Hash128& hash) const { return hash.low; }
};

void pick_by_hash(const ListItems& items, std::vector<uint32_t>& picked) {
  std::unordered_set<Hash128, HashOfHash> seen;
  for (uint32_t item = items.first; item < items.last; ++item) {
    if (seen.insert(hash_value(items.element, item)).second) picked.push_back(item);
  }
}

}  // namespace

Function unique() {
  return {
      .name = "unique",
      .family = "lists",
      .keeps = Keeps::everything,
      .summary = "A list with each item once, at its first place.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["oil", "paper", "oil"] | unique)", R"(["oil", "paper"])"}, {"[1, 2, 1] | unique", "[1, 2]"}},
      .edge_cases = {{"missing | unique | count", "missing"},
                     {"[] | unique", "[]"},
                     {R"(["é", "É", "é"] | unique)", R"(["é", "É"])"},
                     {"[1.0, 1.00, 2] | unique", "[1.0, 2]"}},
      .body = each_list([](const ListItems& items, std::vector<uint32_t>& picked) {
        if (items.last - items.first <= small_list) {
          pick_by_comparing(items, picked);
        } else {
          pick_by_hash(items, picked);
        }
      }),
  };
}

}  // namespace damson::functions
