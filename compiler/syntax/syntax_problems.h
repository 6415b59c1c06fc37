// Problems of one text, up to a limit: beyond it they only confuse.
#pragma once

#include <cstddef>
#include <vector>

#include "runtime/diagnostics/problem.h"

namespace damson::syntax {

class SyntaxProblems {
 public:
  SyntaxProblems(uint32_t text, Problems& problems) : text_(text), problems_(problems) {}

  void add(Problem problem);
  /// One whose words were read as they were meant: the rest of the declaration is whole.
  void add_mended(Problem problem);
  size_t count() const { return count_; }
  /// Whether one was reported about a place within `span`.
  bool any_within(Span span) const;
  bool full() const;

 private:
  void count(Problem problem);

  uint32_t text_;
  Problems& problems_;
  size_t count_ = 0;
  std::vector<uint32_t> places_;
};

}  // namespace damson::syntax
