// One map over the records of one batch: scope, judgements, body, judgements.
#pragma once

#include "runtime/engine/judge/judge.h"
#include "runtime/engine/profile/work_times.h"

namespace damson {

/// What a map makes of a batch. Everything in it lives in the batch's arena, except for what the vectors hold.
struct MapUnits {
  std::vector<UnitState> units;
  std::vector<Note> notes;  // by unit; of units that are out too

  // of maps that make a unit of each item of a list:
  std::vector<uint32_t> records;     // of each unit, rising
  std::vector<uint32_t> items;       // of each unit, one number for each loop, from 1; 0 where a list broke its rules
  std::vector<Note> record_notes;    // `unit` is the record: made on the way to its units, however many they are
  std::optional<uint32_t> overfull;  // the first record with more units than a record may have; it has not all of them

  /// The row of the batch that the unit was made from.
  uint32_t record_of(uint32_t unit) const { return records.empty() ? unit : records[unit]; }
  void clear();
};

/// `records`: the batch as parsed; its rows are the units, or what they are made from.
void evaluate_map(const PreparedMap& map, const Column& records, const LookupTables& lookups, Arena& arena,
                  Failures& failures, MapUnits& out, WorkTimes* times = nullptr);

}  // namespace damson
