// Following values back to fields of the source.
#include "compiler/check/loss_paths.h"

#include "compiler/check/typed_build.h"
#include "compiler/check/typed_children.h"
#include "stdlib/library.h"

namespace damson::checking {

namespace {

std::string joined(const std::string& path, const std::string& name) { return path.empty() ? name : path + "." + name; }

}  // namespace

Keeps what_it_keeps(const typed::Call& call) {
  if (call.call == operator_text(Operator::concat)) return Keeps::everything;
  const Function* function = find_function(std::string_view(call.call).substr(0, call.call.find('(')));
  return function == nullptr ? Keeps::something : function->keeps;
}

bool only_asks(const typed::Call& call) {
  return what_it_keeps(call) == Keeps::figure || call.bound->result.is(TypeKind::boolean);
}

bool keeps_all(const typed::Call& call) { return call.loss < 0 && what_it_keeps(call) == Keeps::everything; }

LossPaths::LossPaths(const typed::Map& map) : map_(map) {
  for (const auto& loop : map.loops) enter(loop.item, *loop.list);
  if (!map.grouping) return;
  for (const auto& key : map.grouping->keys)
    items_.insert_or_assign(key.binding.get(), Item{.roots = roots(*key.value)});
  for (const auto& value : map.grouping->gathered) {
    if (value.value) items_.insert_or_assign(value.binding.get(), Item{.roots = roots(*value.value)});
  }
}

void LossPaths::enter(const typed::BindingPtr& item, const typed::Expression& list) {
  if (const auto path = of(list)) {
    items_.insert_or_assign(item.get(), Item{.path = *path + "[]"});
  } else {
    items_.insert_or_assign(item.get(), Item{.roots = roots(list)});
  }
}

void LossPaths::enter_same(const typed::BindingPtr& value, const typed::Expression& subject) {
  items_.try_emplace(value.get(), Item{.path = of(subject), .roots = roots(subject)});
}

void LossPaths::enter_match(const typed::BindingPtr& match, const typed::Expression& subject) {
  const auto path = of(subject);
  items_.try_emplace(match.get(),
                     Item{.path = path ? std::optional(*path + "{}") : std::nullopt, .roots = roots(subject)});
}

std::optional<std::string> LossPaths::of(const typed::Expression& value) const {
  if (const auto* reference = std::get_if<typed::Reference>(&value.what)) {
    if (reference->binding == map_.record) return std::string();
    if (const auto item = items_.find(reference->binding.get()); item != items_.end()) return item->second.path;
    return reference->binding->value ? of(*reference->binding->value) : std::nullopt;
  }
  if (const auto* field = std::get_if<typed::FieldAccess>(&value.what)) {
    const auto record = of(*field->record);
    return record ? std::optional(joined(*record, field->record->type.fields()[field->field].name)) : std::nullopt;
  }
  if (const auto* field = std::get_if<typed::ListFieldAccess>(&value.what)) {
    const auto list = of(*field->list);
    return list ? std::optional(*list + "[]." + field->list->type.element().fields()[field->field].name) : std::nullopt;
  }
  if (const auto* handled = std::get_if<typed::Handled>(&value.what)) return of(*handled->value);
  if (const auto* call = std::get_if<typed::Call>(&value.what)) return of_call(*call, value.type);
  return std::nullopt;
}

std::optional<std::string> LossPaths::of_call(const typed::Call& call, const Type& type) const {
  if (call.loss >= 0 || only_asks(call)) return std::nullopt;  // what is left of it is another value
  std::optional<std::string> found;
  bool same_items = false;
  for (const auto& argument : call.arguments) {
    if (constant_of(*argument) != nullptr) continue;
    if (found) return std::nullopt;
    found = of(*argument);
    if (!found) return std::nullopt;
    same_items =
        type.is(TypeKind::list) && argument->type.is(TypeKind::list) && argument->type.element() == type.element();
  }
  if (same_items && keeps_all(call)) return found;  // in another order
  return found ? std::optional(*found + "|" + call.call) : std::nullopt;
}

LossPaths::Roots LossPaths::roots(const typed::Expression& value) const {
  Roots found;
  Seen seen;
  add_roots(value, found, seen);
  return found;
}

void LossPaths::add_roots(const typed::Expression& value, Roots& found, Seen& seen) const {
  if (!seen.insert(&value).second) return;
  if (const auto path = of(value)) {
    found.paths.insert(*path);
    return;
  }
  // a figure or a decision is nothing of the source that could be carried
  if (const auto* call = std::get_if<typed::Call>(&value.what); call != nullptr && only_asks(*call)) return;
  // what is looked up belongs to another file, whose records may be found any number of times
  if (std::holds_alternative<typed::Lookup>(value.what) || std::holds_alternative<typed::RecordReference>(value.what))
    return;
  if (const auto* reference = std::get_if<typed::Reference>(&value.what)) {
    if (const auto item = items_.find(reference->binding.get()); item != items_.end()) {
      found.add(item->second.roots);
    } else if (reference->binding->value) {
      add_roots(*reference->binding->value, found, seen);
    } else {
      found.unknown = true;
    }
    return;
  }
  const auto add = [&](const typed::ExpressionPtr& part) {
    if (part) add_roots(*part, found, seen);
  };
  // conditions and reasons go into no value
  for (const typed::Action* action : typed::actions_of(value)) add(typed::given_by(*action));
  if (std::holds_alternative<typed::If>(value.what)) return;
  if (const auto* handled = std::get_if<typed::Handled>(&value.what)) return add(handled->value);
  if (const auto* choice = std::get_if<typed::Choice>(&value.what)) return add(choice->subject);
  if (const auto* paths = std::get_if<typed::PathChoice>(&value.what)) return add(paths->subject);
  if (const auto* filter = std::get_if<typed::Filter>(&value.what)) return add(filter->list);
  if (const auto* loop = std::get_if<typed::ForEach>(&value.what)) {
    add(loop->list);
    return add(loop->value);
  }
  typed::each_child(value, [&](const typed::Expression& child) { add_roots(child, found, seen); });
}

bool is_part_of(std::string_view path, std::string_view whole) {
  if (whole.empty()) return true;
  if (!path.starts_with(whole)) return false;
  return path.size() == whole.size() || path[whole.size()] == '.' || path[whole.size()] == '[' ||
         path[whole.size()] == '|' || path[whole.size()] == '{';
}

}  // namespace damson::checking
