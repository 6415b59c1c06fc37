// The groups of a map as batches of records, in the order of their first members.
#pragma once

#include "runtime/base/stage_clock.h"
#include "runtime/engine/groups/groups.h"
#include "runtime/engine/pipeline/batch_slot.h"

namespace damson {

class GroupBatches {
 public:
  /// `most`: so many groups a batch at most; 0: as many as are good. `clock`: null where nobody wants to know what it
  /// takes.
  GroupBatches(Groups& groups, size_t most, StageClock* clock);

  /// False when there are no more.
  bool next(BatchSlot& slot);

 private:
  Groups& groups_;
  size_t at_once_;
  StageClock* clock_;
  uint32_t next_ = 0;
};

/// Notes of the groups themselves, among those of what was made of them.
void join_group_notes(BatchSlot& slot, MapBatch& batch);

}  // namespace damson
