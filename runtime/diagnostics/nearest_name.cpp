// Measuring how near names are.
#include "runtime/diagnostics/nearest_name.h"

#include <llvm/ADT/StringRef.h>

#include <string>

namespace damson {

namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered_text(std::string_view text) {
  std::string out;
  for (const char c : text) out += lowered(c);
  return out;
}

/// What stays of a name when people disagree about how to write it: `Object Number`, object_number, objectNumber.
std::string bare_letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '_' && c != '-' && c != ' ') out += lowered(c);
  }
  return out;
}

/// `titel` for `title`: the commonest slip, which an edit distance counts as two.
bool differs_by_one_swap(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i + 1 < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    return a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
  }
  return false;
}

unsigned name_distance(const std::string& a, const std::string& b, unsigned bound) {
  if (differs_by_one_swap(a, b)) return 1;
  return llvm::StringRef(a).edit_distance(b, true, bound);
}

}  // namespace

std::optional<std::string_view> nearest_name(std::string_view wanted, std::span<const std::string_view> names) {
  const std::string bare = bare_letters(wanted);
  if (bare.empty()) return std::nullopt;
  for (const std::string_view name : names) {
    if (name != wanted && bare_letters(name) == bare) return name;
  }

  const std::string low = lowered_text(wanted);
  const auto bound = static_cast<unsigned>((low.size() + 1) / 3);  // one slip in three letters
  std::optional<std::string_view> best;
  unsigned best_distance = bound + 1;
  for (const std::string_view name : names) {
    const std::string other = lowered_text(name);
    if (name == wanted || other.empty()) continue;
    const unsigned distance = name_distance(low, other, bound);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = name;
  }
  return best;
}

}  // namespace damson
