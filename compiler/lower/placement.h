// Where each `let` is computed: once, in the innermost block that encloses all its uses, outside of loops that it does
// not depend on.
#pragma once

#include <map>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/lower/effects.h"

namespace damson::lowering {

/// A block of the program to be: the unit's, an arm's, a clause's, a loop's.
struct BlockScope {
  BlockScope* outer = nullptr;
  int depth = 0;
  bool loop = false;
  std::map<std::pair<const Expression*, size_t>, std::unique_ptr<BlockScope>> inner;

  /// The scope of block `place` of an expression: the number of its arm or clause; 0 for a loop, 1 for the value of a
  /// loop that runs apart.
  BlockScope& at(const Expression& expression, size_t place, bool is_loop = false);
};

class Placement {
 public:
  Placement(const std::vector<const Expression*>& roots, Effects& effects);

  BlockScope& root() { return root_; }
  /// Never null for a `let` that the roots reach.
  BlockScope* of(const typed::Binding& let) const;

 private:
  void order_lets(const Expression& expression, std::unordered_set<const Expression*>& seen);
  void walk(const Expression& expression, BlockScope& scope);
  void walk_loop(const Expression& expression, const typed::ForEach& loop, BlockScope& scope);
  void place(const typed::Binding& let);

  Effects& effects_;
  BlockScope root_;
  std::vector<const typed::Binding*> lets_;  // those that others use come before their users
  std::unordered_map<const typed::Binding*, BlockScope*> places_;
  std::unordered_map<const typed::Binding*, BlockScope*> owners_;  // of items, matches and subjects
};

}  // namespace damson::lowering
