// Reads a source block by block, works on many blocks at once and hands them on in the order of the input.
#pragma once

#include "runtime/engine/pipeline/work_in_order.h"

namespace damson {

struct BlockWork {
  /// On a parsed block; called by many threads at once with different slots.
  std::function<void(BatchSlot&)> work;
  /// In input order, by one thread at a time. False: no more blocks are wanted.
  std::function<bool(BatchSlot&)> commit;
  RunProfile* profile = nullptr;      // null: nobody wants to know what it takes
  const StopRequest* stop = nullptr;  // as of `BatchWork`
};

/// At most `in_flight` blocks are held at a time.
void read_in_order(RecordReader& reader, size_t in_flight, const BlockWork& blocks);

}  // namespace damson
