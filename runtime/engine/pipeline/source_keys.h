// Records of a source with one key, where no target would notice: a warning with both places.
#pragma once

#include <optional>

#include "runtime/engine/pipeline/batch_slot.h"
#include "runtime/engine/pipeline/pass.h"

namespace damson {

/// Before it is their turn.
void digest_source_keys(const ProgramSource::WatchedKey& key, BatchSlot& slot);

class SourceKeys {
 public:
  SourceKeys(PassSurroundings around, uint32_t source) : around_(around), source_(source) {}
  ~SourceKeys() { around_.remembered.change(keys_.bytes_held(), 0); }
  SourceKeys(const SourceKeys&) = delete;
  SourceKeys& operator=(const SourceKeys&) = delete;

  /// The first `records` of the batch; `first_record` is the number of its first one in its file.
  std::optional<Problem> commit(BatchSlot& slot, uint32_t records, uint64_t first_record);

 private:
  const ProgramSource& source() const { return around_.program.sources[source_]; }
  std::string key_words(const BatchSlot& slot, uint32_t record) const;

  PassSurroundings around_;
  uint32_t source_;
  KeyTable keys_;
};

}  // namespace damson
