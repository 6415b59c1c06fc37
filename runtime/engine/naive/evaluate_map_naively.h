// The row-by-row twin of evaluate_map: the same meaning, written a second time as plainly as possible, for tests.
#pragma once

#include "runtime/engine/evaluate/evaluate_map.h"

namespace damson {

/// Does and gives the same as `evaluate_map`, but for the times: it knows no steps.
void evaluate_map_naively(const PreparedMap& map, const Column& records, const LookupTables& lookups, Arena& arena,
                          Failures& failures, MapUnits& out, WorkTimes* times = nullptr);

}  // namespace damson
