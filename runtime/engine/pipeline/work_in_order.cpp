// Works on many batches at once and hands them on in the order in which they came.
#include "runtime/engine/pipeline/work_in_order.h"

#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <mutex>

#include "runtime/diagnostics/catalogue/interrupted.h"

namespace damson {

namespace {

/// As many slots as there may be batches in flight: when the reader is called, one is free.
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

bool read_batch(const BatchWork& batches, BatchSlot& slot) {
  slot.problem.reset();
  slot.times = batches.profile == nullptr ? nullptr : std::make_unique<WorkTimes>();
  if (batches.stop != nullptr && batches.stop->made()) {
    slot.problem = interrupted();
    return true;
  }
  return batches.read(slot);
}

bool commit_batch(const BatchWork& batches, BatchSlot& slot) {
  bool more = false;
  {
    const StageTimer timer(batches.profile == nullptr ? nullptr : batches.profile->committer(), Stage::account);
    more = batches.commit(slot);
  }
  if (batches.profile != nullptr) {
    batches.profile->committer()->count(Stage::account, slot.problem ? 0 : slot.batch.records.rows,
                                        slot.problem ? 0 : slot.block_bytes());
    batches.profile->add(*slot.times);
  }
  return more;
}

}  // namespace

void work_in_order(size_t in_flight, const BatchWork& batches) {
  SlotPool slots;
  std::atomic<bool> stopped = false;
  bool ended = false;  // only the reader looks at it

  const auto read = [&](tbb::flow_control& flow) -> BatchSlot* {
    if (ended || stopped.load(std::memory_order_relaxed)) {
      flow.stop();
      return nullptr;
    }
    BatchSlot* slot = slots.take();
    if (!read_batch(batches, *slot)) {
      flow.stop();
      return nullptr;
    }
    ended = slot->problem.has_value();
    return slot;
  };
  const auto work = [&](BatchSlot* slot) {
    if (!slot->problem && !stopped.load(std::memory_order_relaxed)) batches.work(*slot);
    return slot;
  };
  const auto commit = [&](BatchSlot* slot) {
    // what was behind the place where somebody said stop is dropped, however far it had come
    if (!stopped.load(std::memory_order_relaxed) && !commit_batch(batches, *slot))
      stopped.store(true, std::memory_order_relaxed);
    slots.give_back(slot);
  };
  tbb::parallel_pipeline(in_flight, tbb::make_filter<void, BatchSlot*>(tbb::filter_mode::serial_in_order, read) &
                                        tbb::make_filter<BatchSlot*, BatchSlot*>(tbb::filter_mode::parallel, work) &
                                        tbb::make_filter<BatchSlot*, void>(tbb::filter_mode::serial_in_order, commit));
}

}  // namespace damson
