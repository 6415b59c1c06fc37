// What is said of records above one that go round in a circle.
#include "runtime/engine/lookup/ancestor_words.h"

#include <fmt/format.h>

#include "runtime/base/limits.h"

namespace damson {

namespace {

constexpr size_t members_named = 8;

}  // namespace

std::string circle_words(const TableIndex& index, std::span<const uint32_t> members) {
  std::string words = fmt::format("the records above in `{}` go round in a circle: ", index.table().source().name);
  for (size_t i = 0; i < members.size() && i < members_named; ++i) words += index.key_words(members[i]) + ", then ";
  if (members.size() > members_named) words += fmt::format("{} more, then ", members.size() - members_named);
  return words + index.key_words(members.front()) + " again";
}

std::string too_many_ancestors_words(const TableIndex& index) {
  return fmt::format("more than {} records stand above it in `{}`", limits::ancestors, index.table().source().name);
}

}  // namespace damson
