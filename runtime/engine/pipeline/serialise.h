// The records that a batch gives to a target, and the keys they must not share; done in parallel, before the
// order decides who came first.
#pragma once

#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/engine/pipeline/batch_slot.h"
#include "runtime/keys/record_observer.h"

namespace damson {

struct SinksOfMap {
  RecordSink* output = nullptr;           // takes the records in: only when writing
  const RecordSink* holds = nullptr;      // knows which records the target cannot hold; null: it holds all
  RecordObserver* observer = nullptr;     // is shown what is written; null: nobody is
  const LookupTables* lookups = nullptr;  // what targets hold that update
};

/// Fills everything of `batch` but `judged`, where it rejects what the target cannot hold. Without a sink for the
/// output only the keys.
void serialise(const MapProgram& map, const SinksOfMap& sinks, Arena& arena, MapBatch& batch);

/// Fills the kept units of `batch` and the digests of what groups have in common: for members of groups.
void digest_members(const Grouping& grouping, MapBatch& batch);

}  // namespace damson
