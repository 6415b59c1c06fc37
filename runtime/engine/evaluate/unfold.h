// From the records of a batch to its units, for maps that make a unit of each item of a list.
#pragma once

#include "runtime/engine/evaluate/evaluate_map.h"

namespace damson {

/// The units whose lists could be read, as rows; what the map's blocks are given for each of them.
struct UnfoldedUnits {
  Frame frame;
  std::vector<Column> inputs;
};

/// Fills `out.units` (a list that breaks its rules is one unit, which is out), `records`, `items`, `record_notes` and
/// `overfull`.
UnfoldedUnits unfold(const PreparedMap& map, const Column& records, const Evaluation& evaluation, MapUnits& out);

}  // namespace damson
