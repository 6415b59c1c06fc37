// Counting members by whether they have their group's value, batch by batch.
#include "runtime/engine/groups/group_losses.h"

#include <numeric>
#include <utility>

#include "runtime/values/json_text.h"

namespace damson {

namespace {

/// What the tables of the standard library add to each entry: links and colours.
constexpr size_t table_node_bytes = 4 * sizeof(void*);

std::string json_of(const Column& column, uint32_t row) {
  std::string text;
  write_json(column, row, text);
  return text;
}

std::pair<uint64_t, uint64_t> digest_of(const Column& column, uint32_t row) {
  const Hash128 hash = hash_value(column, row);
  return {hash.low, hash.high};
}

}  // namespace

void GroupLosses::add(uint32_t group, const Column& items, const Members& members, const Column& folded, uint32_t row) {
  if (returns_) return add_returning(differing(group), items, members);
  const auto has_value = [&](uint32_t item) { return folded.present(row) && same_value(items, item, folded, row); };
  if (alike_.size() <= group) alike_.resize(size_t{group} + 1);
  uint64_t lost = 0;
  uint32_t item = members.begin;
  if (members.begins_with_fold) {
    if (items.present(item) && !has_value(item)) lost = std::exchange(alike_[group], 0);
    ++item;
  }
  for (; item < members.end; ++item) {
    if (!items.present(item)) continue;
    if (has_value(item)) {
      ++alike_[group];
    } else {
      ++lost;
    }
  }
  if (lost == 0) return;
  const bool is_new = !differing_.contains(group);
  Differing& known = differing(group);
  known.lost += lost;
  if (is_new) take_examples(known, items, members);
}

GroupLosses::Differing& GroupLosses::differing(uint32_t group) {
  const auto [known, is_new] = differing_.try_emplace(group);
  if (is_new) bytes_of_groups_ += sizeof(*known) + table_node_bytes;
  return known->second;
}

void GroupLosses::add_returning(Differing& group, const Column& items, const Members& members) {
  const uint32_t begin = members.begin + (members.begins_with_fold ? 1 : 0);
  for (uint32_t item = begin; item < members.end; ++item) {
    if (!items.present(item)) continue;
    const auto [counted, is_new] = group.counts.try_emplace(digest_of(items, item), 0);
    ++counted->second;
    if (is_new) bytes_of_groups_ += sizeof(*counted) + table_node_bytes;
  }
  take_examples(group, items, {begin, members.end, false});
}

void GroupLosses::take_examples(Differing& group, const Column& items, const Members& members) {
  for (uint32_t item = members.begin; item < members.end && group.second.empty(); ++item) {
    if (!items.present(item)) continue;
    const Digest digest = digest_of(items, item);
    if (group.first.empty()) {
      group.first = json_of(items, item);
      group.first_digest = digest;
      bytes_of_groups_ += group.first.capacity();
    } else if (digest != group.first_digest) {
      group.second = json_of(items, item);
      bytes_of_groups_ += group.second.capacity();
    }
  }
}

std::optional<Note> GroupLosses::note_of(uint32_t group, const Column& folded, uint32_t row, Arena& arena) const {
  const auto known = differing_.find(group);
  if (known == differing_.end()) return std::nullopt;
  const Differing& differing = known->second;
  uint64_t lost = differing.lost;
  if (returns_) {
    const auto add = [](uint64_t sum, const auto& count) { return sum + count.second; };
    lost = std::accumulate(differing.counts.begin(), differing.counts.end(), uint64_t{0}, add);
    if (folded.present(row)) {
      const auto kept = differing.counts.find(digest_of(folded, row));
      lost -= kept == differing.counts.end() ? 0 : kept->second;
    }
  }
  if (lost == 0) return std::nullopt;
  const bool first_stays = folded.present(row) && digest_of(folded, row) == differing.first_digest;
  return Note{.kind = Note::Kind::loss,
              .rule = rule_,
              .unit = row,
              .text = arena.copy(first_stays ? differing.second : differing.first),
              .after = Text(),
              .count = lost};
}

}  // namespace damson
