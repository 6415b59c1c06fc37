// What steps note about units on the way: warnings, values that a vocabulary does not know, things thrown away.
#pragma once

#include "runtime/values/kernel.h"

namespace damson {

/// Counts only when its unit is loaded. Everything pointed to lives as long as the batch; words are made from it only
/// when it becomes an example.
struct Note {
  enum class Kind : uint8_t {
    warning,
    unmapped,
    loss,
    looked,  // a step was asked that shares its losses with others
    fault,   // something else that is wrong with a unit that is rejected; `rule` is the rejection point
  };
  Kind kind = Kind::warning;
  uint32_t rule = 0;             // warning rule, vocabulary or loss rule
  uint32_t unit = 0;             // of the batch
  Text text;                     // the warning, the value, or what was there before the loss
  Text after;                    // loss: what is left
  const Column* item = nullptr;  // loss of a whole item: its column …
  uint32_t row = 0;              // … and row
  uint64_t count = 1;            // how often, where it is noted of many members of a group at once
  uint32_t frame_row = 0;        // of the frame whose steps are running
  /// Of a loss: a whole item went, as JSON in `text`.
  bool is_whole() const { return after.data() == nullptr; }
  uint64_t place = 0;  // which item of the loops around it: the same for all that is made of one item
};

Note note_of(const Loss& loss, int rule);

/// What an example says about it.
std::string note_text(const Note& note);

}  // namespace damson
