// The bytes of a fuzzer as choices, one after the other; when they are used up, everything is the first choice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace damson::fuzzing {

class Choices {
 public:
  Choices(const uint8_t* data, size_t size) : at_(data), end_(data + size) {}

  bool is_over() const { return at_ == end_; }
  uint8_t byte() { return is_over() ? uint8_t{0} : *at_++; }
  /// Below `count`.
  size_t below(size_t count) { return byte() % count; }
  bool flip() { return (byte() & 1U) != 0; }

  template <class Values>
  const auto& one_of(const Values& values) {
    return values[below(std::size(values))];
  }

 private:
  const uint8_t* at_;
  const uint8_t* end_;
};

}  // namespace damson::fuzzing
