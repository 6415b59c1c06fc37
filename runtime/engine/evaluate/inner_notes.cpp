// Notes of steps that share their losses.
#include "runtime/engine/evaluate/inner_notes.h"

namespace damson {

void note_looked(int rule, const Column& result, const Frame& frame, Evaluation& evaluation) {
  for (uint32_t row = 0; row < frame.rows; ++row) {
    if (result.state(row) > State::missing) continue;
    evaluation.notes.push_back({.kind = Note::Kind::looked,
                                .rule = static_cast<uint32_t>(rule),
                                .unit = frame.unit(row),
                                .text = {},
                                .after = {},
                                .frame_row = row});
  }
}

}  // namespace damson
