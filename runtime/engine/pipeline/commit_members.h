// The members of groups in one batch, in order: those that are out get their outcome, the others go into their groups.
// Once the groups are known, only what is rejected goes into the quarantine, in the order of the input.
#pragma once

#include "runtime/engine/pipeline/commit_units.h"

namespace damson {

class MemberCommit final : public UnitCommit {
 public:
  using UnitCommit::UnitCommit;

  /// The units of the first `records` of the batch.
  std::optional<Problem> gather(uint32_t records);

 private:
  void keep(uint32_t unit) override;
  bool are_records() const override { return false; }

  std::vector<GroupMember> members_;
};

}  // namespace damson
