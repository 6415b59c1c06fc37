// The groups of a map as batches of records.
#include "runtime/engine/pipeline/group_batches.h"

#include <algorithm>

namespace damson {

namespace {

/// Enough that what is done once a batch does not count, and few enough that all threads get some.
constexpr size_t usual_groups = 1024;

}  // namespace

GroupBatches::GroupBatches(Groups& groups, size_t most, StageClock* clock)
    : groups_(groups), at_once_(most == 0 ? usual_groups : std::min(most, usual_groups)), clock_(clock) {}

bool GroupBatches::next(BatchSlot& slot) {
  const auto count = static_cast<uint32_t>(std::min(at_once_, groups_.size() - next_));
  if (count == 0) return false;
  slot.arena.reset();
  slot.failures.clear();
  const StageTimer timer(clock_, Stage::parse);
  slot.batch.records = groups_.records(next_, count, slot.arena, slot.failures);
  slot.group_notes.clear();
  groups_.add_losses(next_, slot.batch.records, slot.arena, slot.group_notes);
  if (clock_ != nullptr) clock_->count(Stage::parse, count, 0);
  next_ += count;
  return true;
}

void join_group_notes(BatchSlot& slot, MapBatch& batch) {
  if (slot.group_notes.empty()) return;
  auto& notes = batch.judged.notes;
  notes.insert(notes.begin(), slot.group_notes.begin(), slot.group_notes.end());
  std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) { return a.unit < b.unit; });
}

}  // namespace damson
