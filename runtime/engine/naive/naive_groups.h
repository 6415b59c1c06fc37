// The plain twin of the groups: keeps every value of every member, and calls the list functions when all are there.
#pragma once

#include "runtime/engine/groups/groups.h"
#include "runtime/engine/naive/naive_value.h"

namespace damson {

class NaiveGroups final : public Groups {
 public:
  explicit NaiveGroups(const Grouping& grouping) : Groups(grouping) {}

  void seal() override { sealed_ = true; }
  void add_losses(uint32_t first, const Column& records, Arena& arena, std::vector<Note>& notes) const override;

 private:
  Column gathered_records(uint32_t first, uint32_t count, Arena& arena) override;
  struct Group {
    NaiveValue::Parts keys;
    std::vector<NaiveValue::Parts> gathered;
  };

  void gather(const std::vector<GroupMember>& members, const Failures& failures, const PlaceWords& words) override;
  void take_over(NaiveValue& value, const GroupMember& member, const Failures& failures, const PlaceWords& words);
  NaiveValue gathered(size_t place, uint32_t group);

  std::vector<Group> groups_;
};

}  // namespace damson
