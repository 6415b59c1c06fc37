// What a row's function may use besides its arguments.
#pragma once

#include <string>

#include "runtime/values/kernel.h"

namespace damson {

class RowContext {
 public:
  explicit RowContext(KernelContext& context) : context_(context) {}

  /// The text in memory that lives as long as the batch.
  Text copy(Text text) { return context_.arena.copy(text); }
  Arena& arena() { return context_.arena; }
  /// An empty text to build a result in; the same memory for every row, so `copy` what is kept.
  std::string& scratch() {
    scratch_.clear();
    return scratch_;
  }
  void at_row(uint32_t row) { row_ = row; }

 protected:
  KernelContext& context_;
  uint32_t row_ = 0;

 private:
  std::string scratch_;
};

/// Taking this instead makes a function lossy.
class LossyRowContext : public RowContext {
 public:
  using RowContext::RowContext;
  /// Counts what this row threw away. Both texts live as long as the batch.
  void lost(Text before, Text after) {
    if (context_.losses != nullptr) context_.losses->push_back({row_, before, after});
  }
};

}  // namespace damson
