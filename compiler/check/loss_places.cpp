// Walks the lines of a map from what they give to what they are made of.
#include "compiler/check/loss_places.h"

#include <algorithm>
#include <unordered_map>

#include "compiler/check/typed_build.h"
#include "compiler/check/typed_children.h"

namespace damson::checking {

namespace {

using typed::Expression;

/// Whether the call is the operator, with the item alone.
bool asks_of_item(const typed::Call& call, Operator op, const typed::BindingPtr& item) {
  if (call.call != operator_text(op) || call.arguments.size() != 1) return false;
  const auto* asked = std::get_if<typed::Reference>(&call.arguments.front()->what);
  return asked != nullptr && asked->binding == item;
}

/// What the lines of a map compute.
std::vector<typed::ExpressionPtr> lines_of(const typed::Map& map) {
  std::vector<typed::ExpressionPtr> lines;
  for (const auto& loop : map.loops) lines.push_back(loop.list);
  if (map.grouping) {
    for (const auto& key : map.grouping->keys) lines.push_back(key.value);
    for (const auto& value : map.grouping->gathered) lines.push_back(value.value);
  }
  for (const auto& field : map.fields) lines.push_back(field.value);
  std::erase(lines, nullptr);
  return lines;
}

/// Whether what is given is the items of `list`, or one of them.
bool gives_items(const Type& given, const Type& list) {
  if (!list.is(TypeKind::list)) return false;
  const Type item = list.element().required();
  return given.required() == item || (given.is(TypeKind::list) && given.element().required() == item);
}

/// A value that several lines use is walked again where more of it is taken than before, or where it turns out to lie
/// in fewer branches.
class LossPlaceFinder {
 public:
  explicit LossPlaceFinder(const typed::Map& map) : map_(map), paths_(map) {}

  std::vector<LossPlace> find() {
    for (const auto& line : lines_of(map_)) visit(*line, {}, Taken::all());
    if (map_.grouping) {
      for (const auto& value : map_.grouping->gathered) {
        if (value.value) add({.expression = value.value.get(), .taken = Taken::all()}, value.loss, {value.value.get()});
      }
    }
    return std::move(found_);
  }

  std::set<const typed::Binding*> carried_in_every_case() {
    for (const auto& field : map_.fields) {
      if (field.value) visit(*field.value, {}, Taken::all());
    }
    return std::move(always_);
  }

 private:
  struct Visited {
    Branches branches;
    Taken taken;
  };

  void visit(const Expression& value, const Branches& branches, const Taken& taken) {
    const auto [known, is_new] = visited_.try_emplace(&value, Visited{branches, taken});
    if (!is_new && !learns(known->second, branches, taken)) return;
    const Visited now = known->second;
    std::visit([&](const auto& what) { walk(what, value, now.branches, now.taken); }, value.what);
    const auto actions = typed::actions_of(value);
    for (size_t i = 0; i < actions.size(); ++i) {
      if (const auto given = typed::given_by(*actions[i])) visit(*given, in_branch(now.branches, value, i), now.taken);
    }
  }

  static LossPlace at(const Expression& value, LossPlace::Kind kind, const Branches& branches, const Taken& taken) {
    LossPlace place;
    place.kind = kind;
    place.expression = &value;
    place.branches = branches;
    place.taken = taken;
    return place;
  }

  static bool learns(Visited& known, const Branches& branches, const Taken& taken) {
    const bool fewer =
        std::erase_if(known.branches, [&](const auto& branch) { return !branches.contains(branch); }) != 0;
    return known.taken.add(taken) || fewer;
  }

  void walk(const typed::Literal&, const Expression&, const Branches&, const Taken&) {}
  void walk(const typed::FieldFate&, const Expression&, const Branches&, const Taken&) {}
  void walk(const typed::If&, const Expression&, const Branches&, const Taken&) {}
  void walk(const typed::Reference& what, const Expression&, const Branches& branches, const Taken& taken) {
    if (what.binding->value) return visit(*what.binding->value, branches, taken);
    taken_of_items_[what.binding.get()].add(taken);
    if (branches.empty()) always_.insert(what.binding.get());
  }
  void walk(const typed::FieldAccess& what, const Expression&, const Branches& branches, const Taken&) {
    visit(*what.record, branches, Taken::part(what.field));
  }
  void walk(const typed::ListFieldAccess& what, const Expression&, const Branches& branches, const Taken&) {
    visit(*what.list, branches, Taken::part(what.field));
  }
  void walk(const typed::Call& what, const Expression& value, const Branches& branches, const Taken& taken) {
    if (only_asks(what)) return;
    std::vector<const Expression*> arguments;
    for (const auto& argument : what.arguments) {
      if (constant_of(*argument) == nullptr) arguments.push_back(argument.get());
    }
    const bool of_list = arguments.size() == 1 && arguments.front()->type.is(TypeKind::list);
    for (const Expression* argument : arguments)
      visit(*argument, branches, gives_items(value.type, argument->type) ? taken : Taken::all());
    if (what.call == "prefer" && arguments.size() == 2)
      arguments.erase(arguments.begin());  // the first is the one that is kept
    const auto kind = of_list                              ? LossPlace::Kind::items
                      : what_it_keeps(what) == Keeps::part ? LossPlace::Kind::characters
                                                           : LossPlace::Kind::other;
    add(at(value, kind, branches, taken), what.loss, arguments);
  }
  void walk(const typed::RecordValue& what, const Expression&, const Branches& branches, const Taken&) {
    for (const auto& field : what.fields) {
      if (field) visit(*field, branches, Taken::all());
    }
  }
  void walk(const typed::ListValue& what, const Expression&, const Branches& branches, const Taken& taken) {
    for (const auto& item : what.items) visit(*item, branches, taken);
  }
  void walk(const typed::Choice& what, const Expression&, const Branches& branches, const Taken&) {
    if (what.value) paths_.enter_same(what.value, *what.subject);
    visit(*what.subject, branches, Taken::all());
  }
  void walk(const typed::PathChoice& what, const Expression&, const Branches& branches, const Taken&) {
    if (what.value) paths_.enter_same(what.value, *what.subject);
    paths_.enter_match(what.match, *what.subject);
    visit(*what.subject, branches, Taken::all());
  }
  void walk(const typed::ForEach& what, const Expression& value, const Branches& branches, const Taken&) {
    paths_.enter(what.item, *what.list);
    if (what.value) visit(*what.value, branches, Taken::all());
    const Taken taken = taken_of_items_[what.item.get()];
    visit(*what.list, branches, taken);
    for (const auto& omit : what.omits) {
      add(at(value, LossPlace::Kind::items, branches, taken), omit.loss, {what.list.get()});
    }
  }
  void walk(const typed::Filter& what, const Expression& value, const Branches& branches, const Taken& taken) {
    paths_.enter(what.item, *what.list);
    visit(*what.list, branches, taken);
    LossPlace place = at(value, LossPlace::Kind::items, branches, taken);
    place.is_filter = true;
    place.only_blank = keeps_all_but_blanks(what);
    add(std::move(place), what.loss, {what.list.get()});
  }
  void walk(const typed::Lookup& what, const Expression&, const Branches& branches, const Taken&) {
    for (const auto& key : what.keys) visit(*key, branches, Taken::all());
  }
  void walk(const typed::RecordReference& what, const Expression&, const Branches& branches, const Taken&) {
    for (const auto& key : what.keys) visit(*key, branches, Taken::all());
  }
  void walk(const typed::Handled& what, const Expression&, const Branches& branches, const Taken& taken) {
    if (what.value) visit(*what.value, branches, taken);
  }

  void add(LossPlace place, int rule, const std::vector<const Expression*>& arguments) {
    if (rule < 0) return;
    place.rule = static_cast<uint32_t>(rule);
    const auto known = std::ranges::find(found_, place.rule, &LossPlace::rule);
    if (known != found_.end() && known->expression == place.expression) {
      known->branches = place.branches;
      known->taken = place.taken;
      return;
    }
    place.map = &map_;
    place.of_name = arguments.empty() ? place.expression->span : arguments.front()->span;
    place.of = arguments.empty() ? place.expression->span : written_at(*arguments.front());
    for (const Expression* argument : arguments) place.roots.add(paths_.roots(*argument));
    if (arguments.size() == 1) place.path = paths_.of(*arguments.front());
    found_.push_back(std::move(place));
  }

  /// Where it stands in the map: a parameter of a function is what the call gives for it.
  static Span written_at(const Expression& value) {
    const auto* reference = std::get_if<typed::Reference>(&value.what);
    return reference != nullptr && reference->binding->value ? written_at(*reference->binding->value) : value.span;
  }

  const typed::Map& map_;
  LossPaths paths_;
  std::vector<LossPlace> found_;
  std::unordered_map<const Expression*, Visited> visited_;
  std::unordered_map<const typed::Binding*, Taken> taken_of_items_;
  std::set<const typed::Binding*> always_;  // what is visited outside of all branches
};

}  // namespace

bool lies_in(const Branches& inner, const Branches& outer) { return std::ranges::includes(inner, outer); }

bool Taken::add(const Taken& other) {
  const size_t before = fields.size();
  const bool was_whole = whole;
  whole |= other.whole;
  fields.insert(other.fields.begin(), other.fields.end());
  return fields.size() != before || whole != was_whole;
}

bool Taken::is_at_least(const Taken& other) const {
  return whole || (!other.whole && std::ranges::includes(fields, other.fields));
}

std::vector<LossPlace> loss_places(const typed::Map& map) { return LossPlaceFinder(map).find(); }
std::set<const typed::Binding*> carried_in_every_case(const typed::Map& map) {
  return LossPlaceFinder(map).carried_in_every_case();
}

bool keeps_all_but_blanks(const typed::Filter& filter) {
  const auto* call = std::get_if<typed::Call>(&filter.condition->what);
  if (call == nullptr) return false;
  if (asks_of_item(*call, Operator::is_present, filter.item)) return true;
  if (call->call != operator_text(Operator::logical_not) || call->arguments.size() != 1) return false;
  const auto* denied = std::get_if<typed::Call>(&call->arguments.front()->what);
  return denied != nullptr && (asks_of_item(*denied, Operator::is_missing, filter.item) ||
                               asks_of_item(*denied, Operator::is_empty, filter.item));
}

}  // namespace damson::checking
