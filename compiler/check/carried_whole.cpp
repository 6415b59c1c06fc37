// Follows the lines of a map down to what they carry in another form at most.
#include "compiler/check/carried_whole.h"

#include <algorithm>
#include <map>
#include <set>

#include "compiler/check/typed_children.h"
#include "runtime/base/limits.h"

namespace damson::checking {

namespace {

using typed::Expression;
using typed::ExpressionPtr;

bool loads_every_record(const typed::Map& map) {
  const auto drops = [](const typed::UniqueBy& unique) { return unique.keep != Uniqueness::Keep::reject_second; };
  if (map.update && (map.update->deletes || map.update->or_skip)) return false;
  return map.skips.empty() && map.loops.empty() && !map.grouping && std::ranges::none_of(map.uniqueness, drops);
}

/// Nothing was made of the value, nor of what the hole of a pattern took.
bool is_as_it_stands(const std::string& path) {
  const size_t hole = path.rfind("{}");
  return path.find('|', hole == std::string::npos ? 0 : hole) == std::string::npos;
}

class CarriedValues {
 public:
  explicit CarriedValues(const typed::Map& map) : map_(map), paths_(map), of_every_record_(loads_every_record(map)) {}

  std::vector<CarriedValue> find() {
    if (map_.grouping) enter_groups(*map_.grouping);
    for (const auto& field : map_.fields) carry(field.value, {});
    return std::move(found_);
  }

 private:
  /// What a group has of all its members: its keys and `all(e)`.
  void enter_groups(const typed::Grouping& grouping) {
    for (const auto& key : grouping.keys) of_members_.emplace(key.binding.get(), key.value);
    for (const auto& value : grouping.gathered) {
      if (!value.fold) of_members_.emplace(value.binding.get(), value.value);
    }
  }

  /// Lets that are used in several branches each multiply the ways to what they stand for. Who follows fewer ways
  /// counts a loss too many at worst, and never one too few.
  void carry(const ExpressionPtr& value, const Branches& branches) {
    if (!value) return;
    auto& ways = seen_[value.get()];
    if (ways.size() >= limits::followed_ways || !ways.insert(branches).second) return;
    if (const auto path = paths_.of(*value); path && is_as_it_stands(*path)) {
      found_.push_back({.path = *path,
                        .expression = value.get(),
                        .branches = branches,
                        .map = &map_,
                        .of_every_record = of_every_record_});
      return;
    }
    follow(*value, branches);
    const auto actions = typed::actions_of(*value);
    for (size_t i = 0; i < actions.size(); ++i) carry(typed::given_by(*actions[i]), in_branch(branches, *value, i));
  }

  void follow(const Expression& value, const Branches& branches) {
    if (const auto* reference = std::get_if<typed::Reference>(&value.what)) {
      const auto gathered = of_members_.find(reference->binding.get());
      return carry(gathered == of_members_.end() ? reference->binding->value : gathered->second, branches);
    }
    if (const auto* handled = std::get_if<typed::Handled>(&value.what)) {
      // where a clause takes what failed, the value is carried only where it did not
      const auto takes_failures = [](const typed::Clause& clause) { return clause.fact != State::missing; };
      const bool may_fail = std::ranges::any_of(handled->clauses, takes_failures);
      return carry(handled->value, may_fail ? in_branch(branches, value, handled->clauses.size()) : branches);
    }
    if (const auto* record = std::get_if<typed::RecordValue>(&value.what)) return carry_all(record->fields, branches);
    if (const auto* list = std::get_if<typed::ListValue>(&value.what)) return carry_all(list->items, branches);
    if (const auto* choice = std::get_if<typed::Choice>(&value.what)) {
      if (choice->value) paths_.enter_same(choice->value, *choice->subject);
      return carry(choice->subject, branches);
    }
    if (const auto* paths = std::get_if<typed::PathChoice>(&value.what)) {
      if (paths->value) paths_.enter_same(paths->value, *paths->subject);
      return paths_.enter_match(paths->match, *paths->subject);
    }
    if (const auto* filter = std::get_if<typed::Filter>(&value.what)) {
      if (keeps_all_but_blanks(*filter)) carry(filter->list, branches);
      return;
    }
    if (const auto* loop = std::get_if<typed::ForEach>(&value.what)) {
      paths_.enter(loop->item, *loop->list);
      if (loop->omits.empty()) carry(loop->value, branches);
      return;
    }
    const auto* call = std::get_if<typed::Call>(&value.what);
    if (call != nullptr && keeps_all(*call)) carry_all(call->arguments, branches);
  }

  void carry_all(const std::vector<ExpressionPtr>& values, const Branches& branches) {
    for (const auto& value : values) carry(value, branches);
  }

  const typed::Map& map_;
  LossPaths paths_;
  bool of_every_record_;
  std::vector<CarriedValue> found_;
  std::map<const Expression*, std::set<Branches>> seen_;
  std::map<const typed::Binding*, ExpressionPtr> of_members_;
};

}  // namespace

std::vector<CarriedValue> carried_whole(const typed::Map& map) { return CarriedValues(map).find(); }

}  // namespace damson::checking
