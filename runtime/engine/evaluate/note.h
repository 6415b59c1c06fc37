// What steps note about units on the way: warnings, values that a vocabulary does not know, things thrown away.
#pragma once

#include "runtime/values/column.h"

namespace damson {

/// Counts only when its unit is loaded. Everything pointed to lives as long as the batch; words are made from it only
/// when it becomes an example.
struct Note {
  enum class Kind : uint8_t { warning, unmapped, loss };
  Kind kind = Kind::warning;
  uint32_t rule = 0;  // warning rule, vocabulary or loss rule
  uint32_t unit = 0;  // of the batch
  Text text;          // the warning, the value, or what was there before the loss
  Text after;         // loss: what is left
  const Column* item = nullptr;  // loss of a whole item: its column …
  uint32_t row = 0;              // … and row
};

/// What an example says about it.
std::string note_text(const Note& note);

}  // namespace damson
