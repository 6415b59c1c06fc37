// What ends a run that makes a text without end: joining a text with itself thirty times is a thousand million bytes.
#pragma once

#include <cstddef>
#include <stdexcept>

#include "runtime/base/limits.h"

namespace damson {

struct TextTooLong : std::runtime_error {
  TextTooLong() : std::runtime_error("a text would be longer than 64 MiB") {}
};

/// Before a text that a function or an interpolation makes is kept.
inline void require_text_length(size_t bytes) {
  if (bytes > limits::text_bytes) throw TextTooLong();
}

}  // namespace damson
