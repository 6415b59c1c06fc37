// Who may have a key: the uniqueness rules of one target, over all maps that feed it.
#include "runtime/engine/pipeline/target_keys.h"

#include <algorithm>

namespace damson {

void TargetKeys::add_rules(const std::vector<Uniqueness>& rules) {
  for (size_t i = rules_.size(); i < rules.size(); ++i)
    rules_.push_back({.keep = rules[i].keep, .table = {}, .ranks = {}});
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
  for (const Rule& rule : rules_) bytes += rule.present == nullptr ? 0 : rule.present->bytes_held();
  for (const Rule& rule : rules_)
    bytes += rule.table.bytes_held() + rule.ranks.capacity() * sizeof(Rank) + rule.rank_bytes;
  return bytes;
}

bool TargetKeys::has_room(size_t records, size_t paths) const {
  const auto has_room_for = [records](const Rule& rule) {
    return rule.keep != Uniqueness::Keep::max && rule.table.has_room(records);
  };
  return paths_.has_room(paths) && std::all_of(rules_.begin(), rules_.end(), has_room_for);
}

void TargetKeys::consider(Rule& rule, const Hash128& key, const Rank& rank, Position position) {
  const auto [number, is_new] = rule.table.enter(key, position);
  if (is_new) {
    if (rule.keep == Uniqueness::Keep::max) {
      rule.ranks.push_back(rank);
      rule.rank_bytes += rule.ranks.back().bytes_held();
    }
    return;
  }
  if (rule.keep == Uniqueness::Keep::max) {
    if (!rank.above(rule.ranks[number])) return;
    rule.rank_bytes -= rule.ranks[number].bytes_held();
    rule.ranks[number] = rank;
    rule.rank_bytes += rule.ranks[number].bytes_held();
  }
  rule.table.move(number, position);
}

std::optional<Clash> TargetKeys::find_path(std::span<const Hash128> paths, Position position) const {
  for (size_t i = 0; i < paths.size(); ++i) {
    const uint32_t found = paths_.find(paths[i]);
    if (found != KeyTable::nothing && paths_.position(found) != position)
      return Clash{.rule = 0, .winner = paths_.position(found), .path = i};
  }
  return std::nullopt;
}

std::optional<Clash> TargetKeys::take_key(size_t rule, const std::optional<Hash128>& key, Position position) {
  if (!key) return std::nullopt;
  if (is_present(rule, key)) return Clash{.rule = rule, .winner = {}, .exists = true};
  KeyTable& table = rules_[rule].table;
  const auto [number, is_new] = table.enter(*key, position);
  if (is_new) return std::nullopt;
  return Clash{.rule = rule, .winner = table.position(number)};
}

std::optional<Clash> TargetKeys::take(size_t first, std::span<const std::optional<Hash128>> keys,
                                      std::span<const Hash128> paths, Position position) {
  if (keys.size() == 1 && paths.empty()) return take_key(first, keys[0], position);
  for (size_t i = 0; i < keys.size(); ++i) {
    if (is_present(first + i, keys[i])) return Clash{.rule = first + i, .winner = {}, .exists = true};
    const KeyTable& table = rules_[first + i].table;
    const uint32_t found = keys[i] ? table.find(*keys[i]) : KeyTable::nothing;
    if (found != KeyTable::nothing) return Clash{.rule = first + i, .winner = table.position(found)};
  }
  if (const auto clash = find_path(paths, position)) return clash;
  for (const Hash128& path : paths) paths_.enter(path, position);  // a record may hold a path twice
  for (size_t i = 0; i < keys.size(); ++i) {
    if (keys[i]) rules_[first + i].table.enter(*keys[i], position);
  }
  return std::nullopt;
}

std::optional<Clash> TargetKeys::admit(const KeyRequest& request, Position position) {
  const auto& keys = request.keys;
  if (keys.size() == 1 && request.paths.empty() && !rules_.front().waits())
    return take_key(0, keys[0], position);  // nearly always
  for (size_t begin = 0;;) {
    size_t end = begin;
    while (end < keys.size() && !rules_[end].waits()) ++end;
    if (end == keys.size()) return take(begin, keys.subspan(begin), request.paths, position);
    if (auto clash = take(begin, keys.subspan(begin, end - begin), {}, position)) return clash;

    Rule& waiting = rules_[end];
    if (is_present(end, keys[end])) return Clash{.rule = end, .winner = {}, .exists = true};
    if (keys[end] && !waiting.determined)
      consider(waiting, *keys[end], request.ranks.empty() ? Rank() : request.ranks[end], position);
    if (!waiting.determined) return std::nullopt;
    if (keys[end]) {
      const uint32_t found = waiting.table.find(*keys[end]);
      if (found != KeyTable::nothing && waiting.table.position(found) != position) {
        return Clash{.rule = end, .winner = waiting.table.position(found)};
      }
    }
    begin = end + 1;
  }
}

}  // namespace damson
