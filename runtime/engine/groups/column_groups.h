// Groups as the engine gathers them: batch by batch, values folded at once where the fold allows it.
#pragma once

#include <unordered_set>

#include "runtime/engine/groups/group_losses.h"
#include "runtime/engine/groups/group_values.h"
#include "runtime/engine/groups/groups.h"

namespace damson {

class ColumnGroups final : public Groups {
 public:
  explicit ColumnGroups(const Grouping& grouping);

  void seal() override;
  void add_losses(uint32_t first, const Column& records, Arena& arena, std::vector<Note>& notes) const override;
  size_t bytes_held() const override;

 private:
  Column gathered_records(uint32_t first, uint32_t count, Arena& arena) override;
  /// The members of a batch by their groups: each group once, in the order of its first member there.
  struct Sorted {
    std::vector<uint32_t> groups;
    std::vector<uint32_t> offsets;  // of each group's members, and the end
    std::vector<uint32_t> members;  // places in the batch
  };

  void gather(const std::vector<GroupMember>& members, const Failures& failures, const PlaceWords& words) override;
  static Sorted sorted(const std::vector<GroupMember>& members);
  void put_keys(const std::vector<GroupMember>& members, const Sorted& sorted);
  /// The members' values, in their order; what failed says whose it is.
  Column values_of(const std::vector<GroupMember>& members, size_t result, const Type& type, const Failures& failures,
                   const PlaceWords& words);
  void take_over(Column& column, const std::vector<const Position*>& owners, const Failures& failures,
                 const PlaceWords& words);
  void fold(size_t place, const Column& batch, const Sorted& sorted);
  Column list(size_t place, uint32_t first, uint32_t count, const Type& type, Arena& arena) const;
  const Type& type_of(size_t gathered) const { return grouping_.group.fields()[grouping_.by.size() + gathered].type; }

  std::vector<GroupValues> keys_;
  std::vector<std::optional<GroupValues>> folded_;  // by gathered value
  std::vector<std::unordered_set<uint32_t>>
      overflown_;  // by gathered value: groups in which the fold fails though no member does
  std::vector<std::optional<GroupLosses>> losses_;  // by gathered value
  std::vector<std::vector<Column>> lists_;  // by gathered value: the values of a batch each, in its members' order
  bool any_list_ = false;
  Arena listed_;                                  // holds them
  std::vector<std::vector<uint32_t>> groups_of_;  // of the members of each batch, where there are lists
  size_t bytes_of_groups_ = 0;                    // that they hold
  struct Place {
    uint32_t batch;
    uint32_t row;
  };
  std::vector<Place> members_;     // sealed: by group
  std::vector<uint64_t> offsets_;  // of each group's members, and the end
  Arena scratch_;
};

}  // namespace damson
