// What a run keeps in memory that grows with its input (lookup tables, keys), against the limit that it was given.
#pragma once

#include <cstddef>

namespace damson {

class RememberedBytes {
 public:
  explicit RememberedBytes(size_t limit) : limit_(limit) {}

  /// Something that took `before` bytes takes `now`.
  void change(size_t before, size_t now) { held_ += now - before; }
  bool too_many() const { return held_ > limit_; }
  size_t limit() const { return limit_; }

 private:
  size_t limit_;
  size_t held_ = 0;
};

}  // namespace damson
