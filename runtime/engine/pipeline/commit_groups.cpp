// Groups as units.
#include "runtime/engine/pipeline/commit_groups.h"

#include <fmt/format.h>

#include "runtime/report/number_text.h"
#include "runtime/values/json_text.h"

namespace damson {

/// A group is no record of the source: its members were counted when they were read.
void GroupCommit::begin_record(uint32_t /*record*/) {}

void GroupCommit::begin_unit(uint32_t unit) {
  ++counts_.total;
  counts_.members += weight(unit);
}

void GroupCommit::load(uint32_t unit) {
  ++counts_.loaded;
  UnitCommit::load(unit);
}

void GroupCommit::skip(uint32_t unit, const Verdict& verdict) {
  ++counts_.skipped;
  UnitCommit::skip(unit, verdict);
}

void GroupCommit::reject(uint32_t unit, PointId point, const std::string& reason) {
  ++counts_.rejected;
  UnitCommit::reject(unit, point, reason);
}

UnitExample GroupCommit::record_example(uint32_t record, std::string text) {
  const Position& at = map_.groups->first_member(first_ + record);
  return {.file = around_.parts[source_][at.file], .record = at.record, .line = at.line, .text = std::move(text)};
}

DataPlace GroupCommit::data_place(uint32_t record) {
  const Position& at = map_.groups->first_member(first_ + record);
  return {.file = around_.parts[source_][at.file], .record = at.record, .line = at.line};
}

/// "n 2, first of 12 members"
std::string GroupCommit::item_words(uint32_t unit) const {
  const auto& loops = reading(program_).loops;
  const Position& at = map_.groups->first_member(first_ + unit);
  const std::string item =
      loops.empty() ? "" : fmt::format("{} {}, ", loops.size() == 1 ? loops[0].name : "unit", uint64_t{at.unit});
  const uint64_t members = weight(unit);
  return item + (members == 1 ? "the only member" : fmt::format("first of {} members", count_text(members)));
}

std::string GroupCommit::before(uint32_t unit) const {
  std::string group;
  write_json(slot_.batch.records, unit, group);
  return group;
}

/// The members stand there, which have to be read again for that.
void GroupCommit::quarantine(uint32_t unit, PointId point, const std::string& reason,
                             const std::optional<std::string>& key) {
  map_.groups->reject(first_ + unit, {point, reason, key});
}

}  // namespace damson
