// Counting arms by a call that is put behind the selectors.
#include "compiler/lower/arm_counts.h"

#include <algorithm>

namespace damson {

size_t ArmCounts::add(const typed::ArmNamesPtr& names) {
  const auto known = std::find_if(choices_.begin(), choices_.end(),
                                  [&](const Choice& choice) { return choice.names->span == names->span; });
  if (known != choices_.end()) return static_cast<size_t>(known - choices_.begin());
  choices_.emplace_back(names);
  return choices_.size() - 1;
}

Kernel ArmCounts::counter(size_t choice) {
  Choice& counted = choices_[choice];
  return [&counted](std::span<const Column* const> arguments, uint32_t rows, Column& out, KernelContext&) {
    const Type* type = out.type;
    out = *arguments.front();
    out.type = type;
    for (uint32_t row = 0; row < rows; ++row) {
      if (!out.present(row)) continue;
      const auto arm = static_cast<size_t>(out.value<int64_t>(row));
      if (arm < counted.taken.size()) ++counted.taken[arm];
    }
  };
}

}  // namespace damson
