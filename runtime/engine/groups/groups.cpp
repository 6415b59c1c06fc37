// Finding the group of each member.
#include "runtime/engine/groups/groups.h"

#include <fmt/format.h>

namespace damson {

uint32_t Groups::enter(const Hash128& keys, const Position& member) {
  const auto [group, is_new] = keys_.enter(keys, member);
  if (is_new) members_.push_back(0);
  ++members_[group];
  return group;
}

void Groups::add(const std::vector<GroupMember>& members, const Failures& failures, const PlaceWords& words) {
  if (!members.empty()) gather(members, failures, words);
}

Column Groups::records(uint32_t first, uint32_t count, Arena& arena, Failures& failures) {
  const Column gathered = gathered_records(first, count, arena);
  return failures_.size() == 0 ? gathered : with_failures_in(gathered, failures_, failures, arena);
}

std::optional<uint32_t> Groups::find(const Hash128& keys) const {
  const uint32_t group = keys_.find(keys);
  return group == KeyTable::nothing ? std::nullopt : std::optional(group);
}

const RejectedGroup* Groups::rejected(uint32_t group) const {
  const auto found = rejected_.find(group);
  return found == rejected_.end() ? nullptr : &found->second;
}

size_t Groups::bytes_held() const {
  return keys_.bytes_held() + members_.capacity() * sizeof(uint64_t) + reasons_.bytes_held() +
         failures_.size() * sizeof(Failure);
}

FailureId Groups::taken_over(FailureId failure, const Failures& failures, const Position& member,
                             const PlaceWords& words) {
  if (failure == 0) return 0;
  const Failure& of_member = failures[failure];
  const std::string reason = fmt::format("{}: {}", words(member), of_member.reason);
  return failures_.add({of_member.kind, of_member.rule, reasons_.copy(reason)});
}

}  // namespace damson
