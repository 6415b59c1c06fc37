// The records that a batch gives to a target, and the keys they must not share; done in parallel, before the
// order decides who came first.
#pragma once

#include "runtime/engine/pipeline/batch_slot.h"

namespace damson {

/// Fills everything of `batch` but `judged`. Without a sink only the keys.
void serialise(const MapProgram& map, const RecordSink* sink, MapBatch& batch);

/// Fills the kept units of `batch` and the digests of what groups have in common: for members of groups.
void digest_members(const Grouping& grouping, MapBatch& batch);

}  // namespace damson
