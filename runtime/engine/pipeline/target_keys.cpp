// Who may have a key: the uniqueness rules of one target, over all maps that feed it.
#include "runtime/engine/pipeline/target_keys.h"

#include <algorithm>

namespace damson {

void TargetKeys::add_rules(const std::vector<Uniqueness>& rules) {
  for (size_t i = rules_.size(); i < rules.size(); ++i) rules_.push_back({.keep = rules[i].keep, .table = {}, .ranks = {}, .rank_bytes = 0});
}

size_t TargetKeys::readings_needed() const {
  return static_cast<size_t>(
      std::count_if(rules_.begin(), rules_.end(), [](const Rule& rule) { return rule.waits() && !rule.determined; }));
}

void TargetKeys::end_reading() {
  const auto undetermined = [](const Rule& rule) { return rule.waits() && !rule.determined; };
  const auto next = std::find_if(rules_.begin(), rules_.end(), undetermined);
  if (next != rules_.end()) next->determined = true;
  for (Rule& rule : rules_) {
    if (!rule.waits()) rule.table.clear();
  }
}

size_t TargetKeys::bytes_held() const {
  size_t bytes = paths_.bytes_held();
  for (const Rule& rule : rules_) bytes += rule.table.bytes_held() + rule.ranks.capacity() * sizeof(Rank) + rule.rank_bytes;
  return bytes;
}

void TargetKeys::consider(Rule& rule, const Hash128& key, const Rank& rank, const Position& position) {
  const uint32_t found = rule.table.find(key);
  if (found == KeyTable::nothing) {
    rule.table.insert(key, position);
    if (rule.keep == Uniqueness::Keep::max) {
      rule.ranks.push_back(rank);
      rule.rank_bytes += rule.ranks.back().bytes_held();
    }
    return;
  }
  if (rule.keep == Uniqueness::Keep::max) {
    if (!rank.above(rule.ranks[found])) return;
    rule.rank_bytes -= rule.ranks[found].bytes_held();
    rule.ranks[found] = rank;
    rule.rank_bytes += rule.ranks[found].bytes_held();
  }
  rule.table.move(found, position);
}

std::optional<Clash> TargetKeys::find_path(const std::vector<Hash128>& paths, const Position& position) const {
  for (size_t i = 0; i < paths.size(); ++i) {
    const uint32_t found = paths_.find(paths[i]);
    if (found != KeyTable::nothing && paths_.position(found) != position) return Clash{0, paths_.position(found), i};
  }
  return std::nullopt;
}

/// A record may hold a path twice.
void TargetKeys::take_paths(const std::vector<Hash128>& paths, const Position& position) {
  for (const Hash128& path : paths) {
    if (paths_.find(path) == KeyTable::nothing) paths_.insert(path, position);
  }
}

std::optional<Clash> TargetKeys::admit(const std::vector<std::optional<Hash128>>& keys, const std::vector<Rank>& ranks,
                                       const std::vector<Hash128>& paths, const Position& position) {
  for (size_t begin = 0;;) {
    size_t end = begin;
    while (end < keys.size() && !rules_[end].waits()) ++end;
    for (size_t i = begin; i < end; ++i) {
      const uint32_t found = keys[i] ? rules_[i].table.find(*keys[i]) : KeyTable::nothing;
      if (found != KeyTable::nothing) return Clash{i, rules_[i].table.position(found)};
    }
    const bool last = end == keys.size();
    if (last) {
      if (const auto clash = find_path(paths, position)) return clash;
      take_paths(paths, position);
    }
    for (size_t i = begin; i < end; ++i) {
      if (keys[i]) rules_[i].table.insert(*keys[i], position);
    }
    if (last) return std::nullopt;

    Rule& waiting = rules_[end];
    if (keys[end] && !waiting.determined) consider(waiting, *keys[end], ranks[end], position);
    if (!waiting.determined) return std::nullopt;
    if (keys[end]) {
      const uint32_t found = waiting.table.find(*keys[end]);
      if (found != KeyTable::nothing && waiting.table.position(found) != position) {
        return Clash{end, waiting.table.position(found)};
      }
    }
    begin = end + 1;
  }
}

}  // namespace damson
