// How often the records of a run took each arm of each `case`, vocabulary and paths block: what tests exercise.
#pragma once

#include <atomic>
#include <deque>
#include <vector>

#include "compiler/check/typed_expression.h"

namespace damson {

/// Filled while a program is lowered, counted up while it runs. Outlives the program.
class ArmCounts {
 public:
  /// The number of the choice; the same for every use of one vocabulary or paths block.
  size_t add(const typed::ArmNamesPtr& names);
  /// Gives a selector of the choice on as it is, and counts what it selects.
  Kernel counter(size_t choice);

  size_t size() const { return choices_.size(); }
  const typed::ArmNames& names(size_t choice) const { return *choices_[choice].names; }
  uint64_t taken(size_t choice, size_t arm) const { return choices_[choice].taken[arm]; }

 private:
  struct Choice {
    explicit Choice(typed::ArmNamesPtr arms) : names(std::move(arms)), taken(names->arms.size()) {}
    typed::ArmNamesPtr names;
    std::vector<std::atomic<uint64_t>> taken;
  };
  std::deque<Choice> choices_;
};

}  // namespace damson
