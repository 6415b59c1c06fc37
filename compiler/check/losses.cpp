// Everything that maps leave out, against everything that they carry.
#include "compiler/check/losses.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "compiler/check/carried_whole.h"
#include "compiler/check/loss_places.h"
#include "compiler/diagnostics/filter_without_reason.h"

namespace damson::checking {

namespace {

/// A longer list is not written again in a note.
constexpr size_t most_list_characters = 60;

class LossSettling {
 public:
  LossSettling(Checking& all, const std::vector<std::unique_ptr<MapState>>& maps)
      : all_(all), maps_(maps), losses_(all.program().losses) {}

  void run() {
    for (const auto& map : maps_) {
      if (map->map.record == nullptr) continue;
      std::ranges::move(loss_places(map->map), std::back_inserter(places_));
      std::ranges::move(carried_whole(map->map), std::back_inserter(carried_[map->map.source]));
    }
    for (LossRule& rule : losses_) rule.idle = true;  // a value that nothing reaches, as in a condition, loses nothing
    for (const LossPlace& place : places_) losses_[place.rule].idle &= loses_nothing(place);
    for (const auto& map : maps_) {
      if (map->map.grouping) share_members(map->map);
    }
    group();
    for (const LossPlace& place : places_) warn_of_filter(place);
    tell_apart();
  }

 private:
  bool loses_nothing(const LossPlace& place) const {
    if (place.only_blank) return true;
    const auto known = carried_.find(place.map->source);
    const auto is_carried = [&](const std::string& path) {
      return known != carried_.end() &&
             std::ranges::any_of(known->second, [&](const CarriedValue& whole) { return carries(whole, path, place); });
    };
    return !place.roots.unknown && std::ranges::all_of(place.roots.paths, is_carried);
  }

  static bool carries(const CarriedValue& whole, const std::string& path, const LossPlace& place) {
    if (!is_part_of(path, whole.path)) return false;
    return whole.map == place.map ? lies_in(place.branches, whole.branches)
                                  : whole.of_every_record && whole.branches.empty();
  }

  /// `first(e)` and `last(e)` of one group each keep a member's value: what none of them keeps is lost, once.
  void share_members(typed::Map& map) {
    auto& gathered = map.grouping->gathered;
    const auto always = carried_in_every_case(map);
    const auto counts = [&](const typed::GatheredValue& value) {
      return value.loss >= 0 && !losses_[static_cast<size_t>(value.loss)].idle;
    };
    for (size_t i = 0; i < gathered.size(); ++i) {
      if (!counts(gathered[i])) continue;
      for (size_t other = 0; other < gathered.size(); ++other) {
        const bool same = other != i && gathered[other].takes_item && gathered[other].value == gathered[i].value;
        if (same && always.contains(gathered[other].binding.get())) gathered[i].kept_by.push_back(other);
      }
    }
    for (size_t i = 0; i < gathered.size(); ++i) {
      const auto counts_the_same = [&](size_t other) {
        return counts(gathered[other]) && (other < i || !always.contains(gathered[i].binding.get()));
      };
      if (counts(gathered[i]) && std::ranges::any_of(gathered[i].kept_by, counts_the_same))
        losses_[static_cast<size_t>(gathered[i].loss)].idle = true;
    }
  }

  /// Of one value several places may each leave out another part.
  void group() {
    std::map<std::tuple<std::string, LossPlace::Kind, std::string>, std::vector<const LossPlace*>> together;
    for (const LossPlace& place : places_) {
      if (place.kind == LossPlace::Kind::other || !place.path || losses_[place.rule].idle) continue;
      together[{place.map->name, place.kind, *place.path}].push_back(&place);
    }
    int groups = 0;
    for (const auto& [value, places] : together) {
      std::vector<const typed::Expression*> expressions;
      for (const LossPlace* place : places) {
        if (std::ranges::find(expressions, place->expression) == expressions.end())
          expressions.push_back(place->expression);
      }
      const auto keepers = keepers_of(*places.front());
      if (expressions.size() + keepers.size() < 2) continue;
      for (const LossPlace* place : places) join_group(*place, places, expressions, groups);
      int number = static_cast<int>(expressions.size());
      for (const CarriedValue* keeper : keepers) add_keeper(*keeper, places, groups, number++);
      ++groups;
    }
  }

  /// Where the map carries the same value whole in some branch.
  std::vector<const CarriedValue*> keepers_of(const LossPlace& place) const {
    std::vector<const CarriedValue*> keepers;
    const auto known = carried_.find(place.map->source);
    if (known == carried_.end()) return keepers;
    for (const CarriedValue& whole : known->second) {
      const auto same = [&](const CarriedValue* other) { return other->expression == whole.expression; };
      if (whole.map == place.map && whole.path == *place.path && !whole.branches.empty() &&
          std::ranges::none_of(keepers, same))
        keepers.push_back(&whole);
    }
    return keepers;
  }

  void add_keeper(const CarriedValue& keeper, const std::vector<const LossPlace*>& places, int group, int number) {
    all_.checked.keepers[keeper.expression].push_back(static_cast<int>(losses_.size()));
    losses_.push_back(
        {.map = keeper.map->name, .field = {}, .what = "carried whole", .idle = true, .group = group, .place = number});
    for (const LossPlace* place : places) losses_[place->rule].kept_by.push_back(number);
  }

  void join_group(const LossPlace& place, const std::vector<const LossPlace*>& places,
                  const std::vector<const typed::Expression*>& expressions, int group) {
    const auto number_of = [&](const typed::Expression* expression) {
      return static_cast<int>(std::ranges::find(expressions, expression) - expressions.begin());
    };
    LossRule& rule = losses_[place.rule];
    rule.group = group;
    rule.place = number_of(place.expression);
    for (const LossPlace* other : places) {
      const int number = number_of(other->expression);
      const bool is_new = std::ranges::find(rule.kept_by, number) == rule.kept_by.end();
      if (number != rule.place && is_new && other->taken.is_at_least(place.taken)) rule.kept_by.push_back(number);
    }
  }

  void warn_of_filter(const LossPlace& place) {
    const LossRule& rule = losses_[place.rule];
    if (!place.is_filter || rule.idle || rule.group >= 0) return;
    const Span& span = place.expression->span;
    if (!warned_.insert({span.text, span.begin}).second) return;
    const std::string_view list = all_.texts.slice(place.of);
    const bool short_enough = list.size() <= most_list_characters && list.find('\n') == std::string_view::npos;
    all_.report(filter_without_reason(span).note(
        fmt::format("write `for item in {} {{ omit when … because \"…\" }} => item`, or what is made of the item",
                    short_enough ? list : all_.texts.slice(place.of_name))));
  }

  /// Several places of one field that leave out the same way: the words of what each is of.
  void tell_apart() {
    std::map<std::tuple<std::string, std::string, std::string>, std::set<uint32_t>> alike;
    for (const LossPlace& place : places_) {
      const LossRule& rule = losses_[place.rule];
      if (!rule.idle) alike[{rule.map, rule.field, rule.what}].insert(place.rule);
    }
    for (const auto& [names, rules] : alike) {
      if (rules.size() < 2) continue;
      for (const uint32_t rule : rules) losses_[rule].what += " of `" + words_of_rule(rule) + "`";
    }
    std::map<std::tuple<std::string, std::string, std::string>, int> given;
    for (LossRule& rule : losses_) {
      if (rule.idle) continue;
      const int number = ++given[{rule.map, rule.field, rule.what}];
      if (number > 1) rule.what += fmt::format(" ({})", number);
    }
  }

  std::string words_of_rule(uint32_t rule) const {
    const auto place = std::ranges::find(places_, rule, &LossPlace::rule);
    std::string words(all_.texts.slice(place->of));
    for (char& c : words) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return words;
  }

  Checking& all_;
  const std::vector<std::unique_ptr<MapState>>& maps_;
  std::vector<LossRule>& losses_;
  std::vector<LossPlace> places_;
  std::map<uint32_t, std::vector<CarriedValue>> carried_;  // by source
  std::set<std::pair<uint32_t, uint32_t>> warned_;
};

}  // namespace

void settle_losses(Checking& all, const std::vector<std::unique_ptr<MapState>>& maps) { LossSettling(all, maps).run(); }

}  // namespace damson::checking
