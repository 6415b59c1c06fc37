// Compares the errors before and after, by kind.
#include "compiler/driver/fix_spec_proof.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace damson {

bool is_better(const CompiledSpec& before, const CompiledSpec& after) {
  if (after.problems.error_count() >= before.problems.error_count()) return false;
  std::set<std::string_view> known;
  for (const Problem& problem : before.problems.all()) known.insert(problem.id);
  return std::ranges::all_of(after.problems.all(), [&](const Problem& problem) {
    return problem.severity != Severity::error || known.contains(problem.id);
  });
}

}  // namespace damson
