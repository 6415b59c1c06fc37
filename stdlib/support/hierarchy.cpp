// Terms written with everything above them, such as "Nature|Animal|Cat".
#include "stdlib/support/hierarchy.h"

#include <fmt/format.h>
#include <algorithm>

#include "runtime/values/unicode.h"

namespace damson {

std::optional<Text> HierarchyLevels::next() {
  if (done_) return std::nullopt;
  end_ = std::min(text_.find(separator_, begin_), text_.size());
  const Text level = text_.substr(begin_, end_ - begin_);
  done_ = end_ == text_.size();
  begin_ = end_ + separator_.size();
  return trimmed(level);
}

Result<Done> check_hierarchy(Text text, Text separator) {
  if (separator.empty()) return fail("the separator is empty");
  // in "a > > b" the separator " > " is found once: what is left of the second shows at the end of a level
  const Text sign = trimmed(separator);
  HierarchyLevels levels(text, separator);
  while (const auto level = levels.next()) {
    const bool torn = !sign.empty() && (level->starts_with(sign) || level->ends_with(sign));
    if (level->empty() || torn) return fail(fmt::format("\"{}\" has a level without a name", text));
  }
  return Done{};
}

bool same_hierarchy(Text a, Text b, Text separator) {
  if (a == b) return true;
  HierarchyLevels levels_a(a, separator);
  HierarchyLevels levels_b(b, separator);
  while (true) {
    const auto level_a = levels_a.next();
    const auto level_b = levels_b.next();
    if (level_a != level_b) return false;
    if (!level_a) return true;
  }
}

}  // namespace damson
