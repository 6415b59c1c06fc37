// The groups of one map: gathered from its members while the source is read, then records that the map makes units of.
#pragma once

#include <functional>
#include <memory>
#include <unordered_map>

#include "runtime/engine/evaluate/note.h"
#include "runtime/engine/judge/verdict.h"
#include "runtime/engine/pipeline/key_table.h"
#include "runtime/program/program.h"
#include "runtime/values/failures.h"

namespace damson {

/// A unit that goes into a group.
struct GroupMember {
  const UnitState* unit;
  uint32_t group;
  Position position;
};

/// What became of a group that is not loaded, for its members in the quarantine.
struct RejectedGroup {
  PointId point = 0;
  std::string reason;
  std::optional<std::string> key;  // of the target's record
};

class Groups {
 public:
  /// Where a member comes from, in words.
  using PlaceWords = std::function<std::string(const Position&)>;

  explicit Groups(const Grouping& grouping) : grouping_(grouping) {}
  virtual ~Groups() = default;

  /// The group of a member whose keys have this digest; a new one where there is none. The members of a batch are then
  /// added together, in their order.
  uint32_t enter(const Hash128& keys, const Position& member);
  void add(const std::vector<GroupMember>& members, const Failures& failures, const PlaceWords& words);
  /// No member comes any more: the groups may be looked at.
  virtual void seal() = 0;
  bool sealed() const { return sealed_; }

  size_t size() const { return members_.size(); }
  uint64_t members(uint32_t group) const { return members_[group]; }
  const Position& first_member(uint32_t group) const { return keys_.position(group); }
  std::optional<uint32_t> find(const Hash128& keys) const;

  /// Records of the grouping's `group`.
  Column records(uint32_t first, uint32_t count, Arena& arena, Failures& failures);
  /// What folds leave out of the groups from `first` on, whose records these are. Units count from 0.
  virtual void add_losses(uint32_t first, const Column& records, Arena& arena, std::vector<Note>& notes) const = 0;
  virtual size_t bytes_held() const;

  void reject(uint32_t group, RejectedGroup rejected) { rejected_.insert_or_assign(group, std::move(rejected)); }
  bool any_rejected() const { return !rejected_.empty(); }
  const RejectedGroup* rejected(uint32_t group) const;

 protected:
  /// Failures are in `failures_`.
  virtual Column gathered_records(uint32_t first, uint32_t count, Arena& arena) = 0;
  virtual void gather(const std::vector<GroupMember>& members, const Failures& failures, const PlaceWords& words) = 0;

  /// The failure of a member's value as one of the group's: says whose it is.
  FailureId taken_over(FailureId failure, const Failures& failures, const Position& member, const PlaceWords& words);

  const Grouping& grouping_;
  Failures failures_;
  Arena reasons_;
  bool sealed_ = false;

 private:
  KeyTable keys_;
  std::vector<uint64_t> members_;  // how many, by group
  std::unordered_map<uint32_t, RejectedGroup> rejected_;
};

}  // namespace damson
