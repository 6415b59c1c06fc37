// One reading of one source for the maps that share it.
#include "runtime/engine/pipeline/pass.h"

#include <algorithm>

#include "runtime/engine/pipeline/commit_members.h"
#include "runtime/engine/pipeline/record_lines.h"
#include "runtime/engine/pipeline/source_keys.h"

namespace damson {

namespace {

/// How many of the batch's records come before the one that the problem is about.
uint64_t records_before(const Problem& problem, uint32_t rows) {
  if (problem.data.empty() || problem.data.front().record == 0) return rows;
  return std::min<uint64_t>(rows, problem.data.front().record - 1);
}

Problem with_absolute_records(Problem problem, uint64_t records_before_batch) {
  for (DataPlace& place : problem.data) {
    if (place.record != 0) place.record += records_before_batch;
  }
  return problem;
}

}  // namespace

Pass::Pass(PassSurroundings surroundings, uint32_t source, std::vector<MapInPass> maps)
    : around_(surroundings), source_(source), maps_(std::move(maps)) {}

Pass::~Pass() = default;

void Pass::watch_keys() {
  if (around_.program.sources[source_].watched_key) source_keys_ = std::make_unique<SourceKeys>(around_, source_);
}

bool Pass::commit(BatchSlot& slot) {
  if (slot.problem) return stop_with(std::move(*slot.problem));
  if (slot.block->starts_part) records_in_part_ = 0;
  const uint32_t units = units_wanted(slot);
  // what stands between records, blank lines say, falls to one block or another: it would count differently each time
  bytes_ += slot.reader->raw_bytes(*slot.block, units);
  add_further(slot, units);
  if (watches_keys()) {
    if (auto problem = source_keys_->commit(slot, units, records_in_part_ + 1)) return stop_with(std::move(*problem));
  }
  for (size_t place = 0; place < maps_.size(); ++place) {
    if (!commit_map(maps_[place], slot, place, units)) return false;
  }
  const uint64_t before = records_in_part_;
  records_ += units;
  records_in_part_ += units;
  if (limited_) return false;
  return !slot.batch.problem || stop_with(with_absolute_records(std::move(*slot.batch.problem), before));
}

void Pass::add_further(BatchSlot& slot, uint32_t units) {
  further_.add(slot.batch.further, units, [&](uint32_t record) {
    return UnitExample{.file = around_.parts[source_][slot.block->part],
                       .record = records_in_part_ + 1 + record,
                       .line = line_of(slot, record),
                       .text = {}};
  });
}

/// The records before the limit and before what ends the run.
uint32_t Pass::units_wanted(const BatchSlot& slot) {
  const uint64_t good =
      slot.batch.problem ? records_before(*slot.batch.problem, slot.batch.records.rows) : slot.batch.records.rows;
  if (!around_.options.limit) return static_cast<uint32_t>(good);
  const uint64_t wanted = *around_.options.limit - records_;
  limited_ = good >= wanted;
  return static_cast<uint32_t>(std::min(good, wanted));
}

bool Pass::commit_map(const MapInPass& map, BatchSlot& slot, size_t place, uint32_t units) {
  if (map.groups != nullptr) {
    auto problem = MemberCommit(around_, map, source_, slot, slot.maps[place], records_in_part_ + 1).gather(units);
    return !problem || stop_with(std::move(*problem));
  }
  UnitCommit commit(around_, map, source_, slot, slot.maps[place], records_in_part_ + 1);
  auto problem = map.output != nullptr    ? commit.commit(units)
                 : map.waiting != nullptr ? commit.settle(units, *map.waiting)
                                          : commit.determine(units);
  return !problem || stop_with(std::move(*problem));
}

bool Pass::stop_with(Problem problem) {
  problem_ = std::move(problem);
  return false;
}

}  // namespace damson
