// Asking Highway for the kinds of vectors, and telling it which to use.
#include "runtime/base/vectors.h"

#include <hwy/highway.h>

#include <algorithm>

namespace damson {

namespace {

std::string kind_of_target(int64_t target) {
  std::string name = hwy::TargetName(target);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

}  // namespace

std::vector<std::string> kinds_of_vectors() {
  std::vector<std::string> kinds;
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) kinds.push_back(kind_of_target(target));
  return kinds;
}

bool use_vectors(std::string_view kind) {
  hwy::SetSupportedTargetsForTest(0);
  if (kind.empty()) return true;
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    if (kind_of_target(target) != kind) continue;
    hwy::SetSupportedTargetsForTest(target);
    return true;
  }
  return false;
}

}  // namespace damson
