// The members of groups in one batch.
#include "runtime/engine/pipeline/commit_members.h"

#include "runtime/diagnostics/catalogue/groups_too_large.h"
#include "runtime/report/number_text.h"

namespace damson {

std::optional<Problem> MemberCommit::gather(uint32_t records) {
  const size_t before = map_.groups->bytes_held();
  if (auto problem = commit(records)) return problem;
  if (map_.groups->sealed()) return std::nullopt;
  map_.groups->add(members_, slot_.failures, [this](const Position& member) { return place_words(member); });
  around_.remembered.change(before, map_.groups->bytes_held());
  if (around_.remembered.too_many()) fail(groups_too_large(program_.name, size_text(around_.remembered.limit())));
  return problem_;
}

void MemberCommit::keep(uint32_t unit) {
  const Hash128& keys = *batch_.keys[next_kept_++];
  if (!map_.groups->sealed()) {
    const Position at = position(unit);
    members_.push_back({&batch_.judged.units[unit], map_.groups->enter(keys, at), at});
    count_notes(unit, true);
    return;
  }
  const auto group = map_.groups->find(keys);
  const RejectedGroup* rejected = group ? map_.groups->rejected(*group) : nullptr;
  if (rejected != nullptr) quarantine(unit, rejected->point, rejected->reason, rejected->key);
}

}  // namespace damson
