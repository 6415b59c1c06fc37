// Works on many batches at once and hands them on in the order in which they came.
#pragma once

#include <functional>

#include "runtime/base/stop_request.h"
#include "runtime/engine/pipeline/batch_slot.h"
#include "runtime/engine/profile/run_profile.h"

namespace damson {

struct BatchWork {
  /// Puts the next batch, or a problem behind which nothing comes, into the slot; by one thread at a time. False: there
  /// is none.
  std::function<bool(BatchSlot&)> read;
  /// On a batch that is no problem; called by many threads at once with different slots.
  std::function<void(BatchSlot&)> work;
  /// In the order in which they were read, by one thread at a time. False: no more are wanted.
  std::function<bool(BatchSlot&)> commit;
  RunProfile* profile = nullptr;  // null: nobody wants to know what it takes
  const StopRequest* stop =
      nullptr;  // once it is made, the next batch is the problem `interrupted`; null: nobody can ask
};

/// At most `in_flight` batches are held at a time.
void work_in_order(size_t in_flight, const BatchWork& batches);

}  // namespace damson
