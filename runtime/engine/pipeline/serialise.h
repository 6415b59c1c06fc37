// The records that a batch gives to a target as bytes, and the keys they must not share; done in parallel, before the
// order decides who came first.
#pragma once

#include "runtime/engine/pipeline/batch_slot.h"

namespace damson {

/// Fills everything of `batch` but `judged`. Without a writer only the keys.
void serialise(const MapProgram& map, const RecordWriter* writer, MapBatch& batch);

}  // namespace damson
