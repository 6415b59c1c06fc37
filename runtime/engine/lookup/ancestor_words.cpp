// What is said of records above one that go round in a circle.
#include "runtime/engine/lookup/ancestor_words.h"

#include <fmt/format.h>

#include "runtime/base/limits.h"

namespace damson {

namespace {

constexpr size_t named_in_a_circle = 8;

}  // namespace

std::string circle_words(const TableIndex& index, std::span<const uint32_t> members) {
  std::string words = fmt::format("the records above in `{}` go round in a circle: ", index.table().source().name);
  for (size_t i = 0; i < members.size() && i < named_in_a_circle; ++i) words += index.key_words(members[i]) + ", then ";
  if (members.size() > named_in_a_circle) words += fmt::format("{} more, then ", members.size() - named_in_a_circle);
  return words + index.key_words(members.front()) + " again";
}

std::string too_many_ancestors_words(const TableIndex& index) {
  return fmt::format("more than {} records stand above it in `{}`", limits::ancestors, index.table().source().name);
}

}  // namespace damson
