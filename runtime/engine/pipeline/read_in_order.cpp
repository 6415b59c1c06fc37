// Reads a source block by block, works on many blocks at once and hands them on in the order of the input.
#include "runtime/engine/pipeline/read_in_order.h"

#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <mutex>

namespace damson {

namespace {

/// As many slots as there may be blocks in flight: when the reader is called, one is free.
class SlotPool {
 public:
  BatchSlot* take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      slots_.push_back(std::make_unique<BatchSlot>());
      return slots_.back().get();
    }
    BatchSlot* slot = free_.back();
    free_.pop_back();
    return slot;
  }

  void give_back(BatchSlot* slot) {
    const std::lock_guard lock(mutex_);
    free_.push_back(slot);
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<BatchSlot>> slots_;
  std::vector<BatchSlot*> free_;
};

/// Whether there is something to hand on: a block or a problem.
bool read_block(RecordSource& source, BatchSlot& slot, RunProfile* profile) {
  slot.problem.reset();
  slot.times = profile == nullptr ? nullptr : std::make_unique<WorkTimes>();
  StageClock* const clock = profile == nullptr ? nullptr : profile->reader();
  const StageTimer timer(clock, Stage::cut);
  auto read = source.next(slot.block);
  if (const bool* more = std::get_if<bool>(&read)) {
    if (*more && clock != nullptr) clock->count(Stage::cut, 0, slot.block.size);
    return *more;
  }
  slot.problem = std::move(std::get<Problem>(read));
  return true;
}

void parse_block(const RecordSource& source, BatchSlot& slot) {
  slot.arena.reset();
  slot.failures.clear();
  slot.batch = RecordBatch{.records = {},
                           .raw = std::move(slot.batch.raw),
                           .starts = std::move(slot.batch.starts),
                           .problem = {}};
  slot.batch.raw.clear();
  slot.batch.starts.clear();
  slot.lines.clear();
  const StageTimer timer(stages_of(slot.times.get()), Stage::parse);
  source.parse(slot.block, slot.batch, slot.arena, slot.failures);
  if (slot.times != nullptr) slot.times->stages.count(Stage::parse, slot.batch.records.rows, slot.block.size);
}

bool commit_block(const BlockWork& blocks, BatchSlot& slot) {
  bool more = false;
  {
    const StageTimer timer(blocks.profile == nullptr ? nullptr : blocks.profile->committer(), Stage::account);
    more = blocks.commit(slot);
  }
  if (blocks.profile != nullptr) {
    blocks.profile->committer()->count(Stage::account, slot.problem ? 0 : slot.batch.records.rows, slot.problem ? 0 : slot.block.size);
    blocks.profile->add(*slot.times);
  }
  return more;
}

}  // namespace

void read_in_order(RecordSource& source, size_t in_flight, const BlockWork& blocks) {
  SlotPool slots;
  std::atomic<bool> stopped = false;
  bool ended = false;  // only the reader looks at it

  const auto read = [&](tbb::flow_control& flow) -> BatchSlot* {
    if (ended || stopped.load(std::memory_order_relaxed)) {
      flow.stop();
      return nullptr;
    }
    BatchSlot* slot = slots.take();
    if (!read_block(source, *slot, blocks.profile)) {
      flow.stop();
      return nullptr;
    }
    ended = slot->problem.has_value();
    return slot;
  };
  const auto work = [&](BatchSlot* slot) {
    if (!slot->problem && !stopped.load(std::memory_order_relaxed)) {
      parse_block(source, *slot);
      blocks.work(*slot);
    }
    return slot;
  };
  const auto commit = [&](BatchSlot* slot) {
    // what was behind the place where somebody said stop is dropped, however far it had come
    if (!stopped.load(std::memory_order_relaxed) && !commit_block(blocks, *slot)) stopped.store(true, std::memory_order_relaxed);
    slots.give_back(slot);
  };
  tbb::parallel_pipeline(
      in_flight, tbb::make_filter<void, BatchSlot*>(tbb::filter_mode::serial_in_order, read) &
                     tbb::make_filter<BatchSlot*, BatchSlot*>(tbb::filter_mode::parallel, work) &
                     tbb::make_filter<BatchSlot*, void>(tbb::filter_mode::serial_in_order, commit));
}

}  // namespace damson
