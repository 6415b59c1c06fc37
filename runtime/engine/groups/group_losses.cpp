// Counting members by whether they have their group's value, batch by batch.
#include "runtime/engine/groups/group_losses.h"

#include <algorithm>
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
  for (uint32_t item = members.begin; item < members.end && group.examples.size() < most_examples_; ++item) {
    if (!items.present(item)) continue;
    const Digest digest = digest_of(items, item);
    if (std::ranges::find(group.examples, digest, &std::pair<Digest, std::string>::first) != group.examples.end())
      continue;
    group.examples.emplace_back(digest, json_of(items, item));
    bytes_of_groups_ += sizeof(group.examples.back()) + group.examples.back().second.capacity();
  }
}

uint64_t GroupLosses::lost_of(const Differing& differing, const std::vector<Digest>& kept) const {
  if (!returns_) return differing.lost;
  uint64_t lost = 0;
  for (const auto& [digest, count] : differing.counts) {
    if (std::ranges::find(kept, digest) == kept.end()) lost += count;
  }
  return lost;
}

std::optional<Note> GroupLosses::note_of(uint32_t group, const Column& folded, std::span<const Column* const> keepers,
                                         uint32_t row, Arena& arena) const {
  const auto known = differing_.find(group);
  if (known == differing_.end()) return std::nullopt;
  std::vector<Digest> kept;
  if (folded.present(row)) kept.push_back(digest_of(folded, row));
  for (const Column* keeper : keepers) {
    if (keeper->present(row)) kept.push_back(digest_of(*keeper, row));
  }
  const uint64_t lost = lost_of(known->second, kept);
  if (lost == 0) return std::nullopt;
  const auto is_lost = [&](const auto& example) { return std::ranges::find(kept, example.first) == kept.end(); };
  const auto example = std::ranges::find_if(known->second.examples, is_lost);
  return Note{.kind = Note::Kind::loss,
              .rule = rule_,
              .unit = row,
              .text = example == known->second.examples.end() ? Text() : arena.copy(example->second),
              .after = Text(),
              .count = lost};
}

}  // namespace damson
