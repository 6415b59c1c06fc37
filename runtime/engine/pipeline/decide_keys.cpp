// Which units of a batch keep their keys and paths.
#include "runtime/engine/pipeline/decide_keys.h"

#include <algorithm>

namespace damson {

namespace {

/// How many units before a key is asked for its slot is fetched into the cache, and then what the slot says who has it.
constexpr size_t slots_ahead = 24;
constexpr size_t found_ahead = 8;

bool keeps_most(const Uniqueness& rule) { return rule.keep == Uniqueness::Keep::max && rule.max; }

}  // namespace

KeyDecisions::KeyDecisions(const PassSurroundings& around, const MapInPass& map, const MapBatch& batch)
    : around_(around),
      map_(map),
      program_(*map.prepared->map),
      batch_(batch),
      ranked_(std::any_of(program_.uniqueness.begin(), program_.uniqueness.end(), keeps_most)) {}

void KeyDecisions::decide(size_t kept, const PositionOf& position) {
  if (program_.uniqueness.empty() && program_.paths.empty()) return;
  const bool may_grow = !map_.keys->has_room(kept, batch_.paths.size());
  for (size_t place = 0; place < kept && !too_much_; ++place) {
    const size_t before = may_grow ? map_.keys->bytes_held() : 0;
    if (const auto clash = ask(place, position)) lost_.push_back({place, *clash});
    if (!may_grow) continue;
    around_.remembered.change(before, map_.keys->bytes_held());
    if (around_.remembered.too_many()) too_much_ = place;
  }
}

size_t KeyDecisions::next_lost(size_t place) {
  while (next_ < lost_.size() && lost_[next_].place < place) ++next_;
  return next_ < lost_.size() ? lost_[next_].place : batch_.kept.size();
}

std::optional<Clash> KeyDecisions::ask(size_t place, const PositionOf& position) {
  fetch(place);
  const uint32_t unit = batch_.kept[place];
  if (ranked_) take_ranks(batch_.judged.units[unit]);
  if (!batch_.paths.empty()) take_paths(place);
  auto clash = map_.keys->admit({batch_.keys_of(place, program_.uniqueness.size()), ranks_, paths_}, position(unit));
  if (clash && clash->path) *clash->path += first_path_;
  return clash;
}

void KeyDecisions::take_ranks(const UnitState& unit) {
  ranks_.clear();
  for (const Uniqueness& rule : program_.uniqueness)
    ranks_.push_back(keeps_most(rule) ? Rank(unit.results[*rule.max], unit.row) : Rank());
}

void KeyDecisions::take_paths(size_t place) {
  paths_.clear();
  while (first_path_ < batch_.paths.size() && batch_.paths[first_path_].place < place) ++first_path_;
  for (size_t i = first_path_; i < batch_.paths.size() && batch_.paths[i].place == place; ++i)
    paths_.push_back(batch_.paths[i].identity);
}

void KeyDecisions::fetch(size_t place) const {
  const size_t rules = program_.uniqueness.size();
  for (size_t rule = 0; rule < rules; ++rule) {
    const auto key = [&](size_t at) {
      return at < batch_.kept.size() ? batch_.keys_of(at, rules)[rule] : std::nullopt;
    };
    if (const auto soon = key(place + slots_ahead)) map_.keys->prefetch(rule, *soon);
    if (const auto next = key(place + found_ahead)) map_.keys->prefetch_found(rule, *next);
  }
}

}  // namespace damson
