// Notes that a block inside another one has made: whose rows they are of.
#pragma once

#include "runtime/engine/evaluate/frame.h"

namespace damson {

/// A step that shares its losses with others has looked at every row.
void note_looked(int rule, const Column& result, const Frame& frame, Evaluation& evaluation);

/// The same for an item of a loop's block, for all that is noted in it.
inline uint64_t place_inside(uint64_t place, uint32_t ordinal) {
  return (place ^ (ordinal + uint64_t{1})) * 0x9E3779B97F4A7C15ULL;
}

/// While it lives, a block runs on the rows `rows` of a frame. Then its notes are of these rows; of the items in them,
/// where `offsets` says with which each row begins.
class InnerNotes {
 public:
  InnerNotes(Evaluation& evaluation, const uint32_t* rows, const uint32_t* offsets = nullptr)
      : evaluation_(evaluation), first_(evaluation.notes.size()), rows_(rows), offsets_(offsets) {}
  ~InnerNotes() {
    for (size_t i = first_; i < evaluation_.notes.size(); ++i) {
      Note& note = evaluation_.notes[i];
      const uint32_t row = rows_ == nullptr ? note.frame_row : rows_[note.frame_row];
      if (offsets_ != nullptr) note.place = place_inside(note.place, note.frame_row - offsets_[row]);
      note.frame_row = row;
    }
  }
  InnerNotes(const InnerNotes&) = delete;
  InnerNotes& operator=(const InnerNotes&) = delete;

 private:
  Evaluation& evaluation_;
  size_t first_;
  const uint32_t* rows_;  // null: all of them, in order
  const uint32_t* offsets_;
};

}  // namespace damson
