// Groups as units, in the order of their first members: each gets its outcome, and its members with it.
#pragma once

#include "runtime/engine/pipeline/commit_units.h"

namespace damson {

class GroupCommit final : public UnitCommit {
 public:
  /// `first`: the group that is the first record of the batch.
  GroupCommit(const PassSurroundings& around, const MapInPass& map, uint32_t source, BatchSlot& slot, MapBatch& batch,
              uint32_t first)
      : UnitCommit(around, map, source, slot, batch, 0), first_(first), counts_(*account_.groups) {}

 private:
  void begin_record(uint32_t record) override;
  void begin_unit(uint32_t unit) override;
  void load(uint32_t unit) override;
  void skip(uint32_t unit, const Verdict& verdict) override;
  void reject(uint32_t unit, PointId point, const std::string& reason) override;
  void count_duplicate() override { ++counts_.duplicates; }
  bool are_records() const override { return false; }
  uint64_t weight(uint32_t unit) const override { return map_.groups->members(first_ + unit); }
  Position position(uint32_t unit) override { return map_.groups->first_member(first_ + unit); }
  UnitExample record_example(uint32_t record, std::string text) override;
  DataPlace data_place(uint32_t record) override;
  std::string item_words(uint32_t unit) const override;
  std::string before(uint32_t unit) const override;
  void quarantine(uint32_t unit, PointId point, const std::string& reason,
                  const std::optional<std::string>& key) override;

  uint32_t first_;
  GroupCounts& counts_;
};

}  // namespace damson
