// The memory that one block of a source needs on its way through the pipeline; used again for later blocks.
#pragma once

#include <memory>
#include <span>

#include "runtime/connectors/sink.h"
#include "runtime/connectors/source.h"
#include "runtime/engine/evaluate/evaluate_map.h"
#include "runtime/keys/key_entry.h"

namespace damson {

/// What one map makes of a block, ready to be committed.
struct MapBatch {
  MapUnits judged;
  std::vector<uint32_t> kept;  // units that no verdict put out
  // for each of them:
  std::unique_ptr<PreparedRecords> prepared;  // of the target's sink; null: nothing is written
  std::vector<RecordChange> changes;          // of a target that updates; else empty
  std::vector<std::optional<Hash128>> keys;   // by kept unit, then uniqueness rule; nothing when a part is not there
  /// A path that a kept unit holds.
  struct UsedPath {
    uint32_t place;  // of `kept`
    uint32_t field;  // of the map's paths
    uint32_t item;   // row of the list's items; of the unit where the field is no list
    Hash128 identity;
  };
  std::vector<UsedPath> paths;        // by place
  std::vector<RecordDigest> digests;  // by kept unit; none where nobody observes what is written
  /// The first record that its target cannot hold.
  struct Unwritable {
    uint32_t unit;
    std::string why;
  };
  std::optional<Unwritable> unwritable;

  std::span<const std::optional<Hash128>> keys_of(size_t place, size_t rules) const {
    return {keys.data() + place * rules, rules};
  }
};

struct BatchSlot {
  const RecordReader* reader = nullptr;  // null: the records come from no source, as groups do
  std::unique_ptr<InputBlock> block;     // of the reader
  RecordBatch batch;
  std::vector<uint64_t> lines;  // on which each record starts; empty: nobody asked yet, or there are none
  bool lines_found = false;
  Arena arena;
  Failures failures;
  std::vector<MapBatch> maps;
  std::vector<Note> group_notes;  // where the records are groups: what was lost on the way there
  std::vector<std::optional<Hash128>>
      source_keys;                   // by record, where the run watches them; nothing where a part is not there
  std::unique_ptr<WorkTimes> times;  // null: nobody wants to know
  std::optional<Problem> problem;    // met while reading: there is no block

  size_t block_bytes() const { return block == nullptr ? 0 : block->size_in_bytes(); }
};

}  // namespace damson
