// Whether computing a value notes something about the unit: a warning, an unmapped value, a loss.
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "compiler/lower/children.h"

namespace damson::lowering {

class Effects {
 public:
  /// It or anything that it is computed from, `let`s included.
  bool of(const Expression& expression);
  /// The items that a `for` omits must leave no notes: their values are then not computed at all.
  bool value_runs_apart(const typed::ForEach& loop) { return !loop.omits.empty() && of(*loop.value); }

 private:
  std::unordered_map<const Expression*, bool> known_;
};

/// Every expression that computing `root` may compute, `let`s included.
void collect_reachable(const Expression& root, std::unordered_set<const Expression*>& reached);

}  // namespace damson::lowering
