// One map over the records of one batch: scope, judgements, body, judgements.
#pragma once

#include "runtime/engine/judge/judge.h"

namespace damson {

/// What a map makes of a batch. Everything in it lives in the batch's arena, except for what the vectors hold.
struct MapUnits {
  std::vector<UnitState> units;
  std::vector<Note> notes;  // by unit; of units that are out too
};

/// `records`: the batch as parsed; its rows are the units.
void evaluate_map(const PreparedMap& map, const Column& records, const LookupTables& lookups, Arena& arena,
                  Failures& failures, MapUnits& out);

}  // namespace damson
