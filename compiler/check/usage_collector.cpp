// Finding the fields behind the values of a map.
#include "compiler/check/usage_collector.h"

#include "compiler/check/typed_build.h"

namespace damson::checking {

namespace {

void mark_field(FieldUsage& field, UsageCollector::How how, Span span) {
  if (how != UsageCollector::How::carries) {
    field.looked_at = true;
    field.settled |= how == UsageCollector::How::settles;
  } else if (!field.carried) {
    field.carried = true;
    field.carried_at = span;
  }
  for (auto& part : field.parts) mark_field(part, how, span);
}

/// Asking whether there is something, or how much, carries nothing of what it asks about.
bool only_asks(const typed::Call& call) { return call.call.starts_with("is ") || call.call.starts_with("count("); }

}  // namespace

Source& UsageCollector::source_of(const typed::Lookup& lookup) {
  const uint32_t index = all_.program().tables[all_.program().indexes[lookup.index].table].source;
  for (auto& source : all_.declarations.sources) {
    if (source.schema != nullptr && source.index == index) return source;
  }
  for (auto& target : all_.declarations.targets) {
    if (target.present && target.present->index == index) return *target.present;
  }
  return all_.declarations.sources.front();
}

bool UsageCollector::first_visit(const typed::Binding* binding, How how, bool way) {
  return visited_.insert({binding, how, way}).second;
}

std::optional<UsageCollector::Place> UsageCollector::step(std::optional<Place> place, uint32_t field) {
  if (!place || place->record == nullptr || field >= place->record->size()) return std::nullopt;
  FieldUsage& usage = (*place->record)[field];
  return Place{&usage.parts, &usage};
}

/// `first(list)`, `unique(list)`, `only(list)`: records of the list itself.
std::optional<UsageCollector::Place> UsageCollector::place_in_call(const typed::Call& call, const Type& result) {
  if (call.arguments.empty()) return std::nullopt;
  const Type* inside = record_inside(result);
  const Type* argument = record_inside(call.arguments.front()->type);
  if (inside == nullptr || argument == nullptr || !(inside->required() == argument->required())) return std::nullopt;
  return place_of(*call.arguments.front());
}

std::optional<UsageCollector::Place> UsageCollector::place_of(const typed::Expression& value) {
  if (const auto* reference = std::get_if<typed::Reference>(&value.what)) {
    if (reference->binding == map_.map.record) return Place{&usage_, nullptr};
    if (const auto item = items_.find(reference->binding.get()); item != items_.end()) return item->second;
    return reference->binding->value ? place_of(*reference->binding->value) : std::nullopt;
  }
  if (const auto* field = std::get_if<typed::FieldAccess>(&value.what))
    return step(place_of(*field->record), field->field);
  if (const auto* field = std::get_if<typed::ListFieldAccess>(&value.what))
    return step(place_of(*field->list), field->field);
  if (const auto* filter = std::get_if<typed::Filter>(&value.what)) return place_of(*filter->list);
  if (const auto* handled = std::get_if<typed::Handled>(&value.what)) return place_of(*handled->value);
  if (const auto* lookup = std::get_if<typed::Lookup>(&value.what)) return Place{&source_of(*lookup).usage, nullptr};
  if (const auto* call = std::get_if<typed::Call>(&value.what)) return place_in_call(*call, value.type);
  return std::nullopt;
}

void UsageCollector::mark_place(const Place& place, How how, Span span) {
  if (place.field != nullptr) return mark_field(*place.field, how, span);
  for (auto& field : *place.record) mark_field(field, how, span);
}

void UsageCollector::mark_way(const typed::Expression& value, How how) {
  if (const auto* reference = std::get_if<typed::Reference>(&value.what)) {
    const auto& inside = reference->binding->value;
    if (inside && first_visit(reference->binding.get(), how, true)) mark_way(*inside, how);
  } else if (const auto* field = std::get_if<typed::FieldAccess>(&value.what)) {
    mark_way(*field->record, how);
  } else if (const auto* list_field = std::get_if<typed::ListFieldAccess>(&value.what)) {
    mark_way(*list_field->list, how);
  } else if (const auto* filter = std::get_if<typed::Filter>(&value.what)) {
    if (const auto place = place_of(*filter->list)) items_.insert_or_assign(filter->item.get(), *place);
    mark_way(*filter->list, how);
    mark(filter->condition, How::looks);
  } else if (const auto* handled = std::get_if<typed::Handled>(&value.what)) {
    mark_way(*handled->value, how);
    for (const auto& clause : handled->clauses) mark_action(clause.action, how);
  } else if (const auto* lookup = std::get_if<typed::Lookup>(&value.what)) {
    mark_lookup(*lookup);
  } else if (const auto* call = std::get_if<typed::Call>(&value.what)) {
    if (!call->arguments.empty()) mark_way(*call->arguments.front(), how);
    for (size_t i = 1; i < call->arguments.size(); ++i) mark(call->arguments[i], how);
  }
}

void UsageCollector::mark_lookup(const typed::Lookup& lookup) {
  Source& source = source_of(lookup);
  if (source.declaration == nullptr) {  // what a target holds, which is read whole
    for (const auto& key : lookup.keys) mark(key, How::carries);
    return;
  }
  for (const uint32_t field : all_.program().indexes[lookup.index].key_fields) {
    if (field < source.usage.size()) mark_field(source.usage[field], How::carries, source.declaration->name.span);
  }
  if (lookup.parent && *lookup.parent < source.usage.size()) {
    mark_field(source.usage[*lookup.parent], How::carries, source.declaration->name.span);
  }
  for (const auto& key : lookup.keys) mark(key, How::carries);
}

void UsageCollector::mark_action(const typed::Action& action, How how) {
  mark(value_of(action), how);
  if (const auto* reject = std::get_if<typed::Reject>(&action)) mark(reject->reason, How::looks);
  if (const auto* skip = std::get_if<typed::Skip>(&action)) mark(skip->reason, How::looks);
  if (const auto* warn = std::get_if<typed::WarnAndUse>(&action)) mark(warn->text, How::looks);
}

void UsageCollector::mark_call(const typed::Call& call, How how) {
  for (const auto& argument : call.arguments) {
    const auto place = only_asks(call) && record_inside(argument->type) != nullptr ? place_of(*argument) : std::nullopt;
    if (!place) {
      mark(argument, how);
      continue;
    }
    if (place->field != nullptr) place->field->looked_at = true;  // but none of the fields inside
    mark_way(*argument, how);
  }
}

bool UsageCollector::mark_chosen_fields(const typed::Call& call, const Type& result, How how) {
  const bool chooses = call.call.starts_with("pick(") || call.call.starts_with("without(");
  if (!chooses || call.arguments.empty()) return false;
  const auto place = place_of(*call.arguments.front());
  const Type* from = record_inside(call.arguments.front()->type);
  const Type* left = record_inside(result);
  if (!place || place->record == nullptr || from == nullptr || left == nullptr) return false;
  for (const auto& field : left->fields()) {
    const int at = from->find_field(field.name);
    if (at >= 0 && static_cast<size_t>(at) < place->record->size()) {
      mark_field((*place->record)[static_cast<size_t>(at)], how, call.arguments.front()->span);
    }
  }
  mark_way(*call.arguments.front(), how);
  return true;
}

void UsageCollector::mark_loop(const typed::ForEach& loop, How how) {
  if (const auto place = place_of(*loop.list)) {
    items_.insert_or_assign(loop.item.get(), *place);
    mark_way(*loop.list, how);
  } else {
    mark(loop.list, how);
  }
  for (const auto& omit : loop.omits) mark_exclusion(*omit.condition);
  mark(loop.value, how);
}

void UsageCollector::enter(const typed::UnitLoop& loop) {
  const auto place = place_of(*loop.list);
  if (!place) return mark(loop.list, How::carries);
  items_.insert_or_assign(loop.item.get(), *place);
  if (place->field != nullptr) place->field->looked_at = true;  // but none of the fields inside
  mark_way(*loop.list, How::looks);
}

void UsageCollector::enter(const typed::UnitLoop& loop, SourceUsage& usage) {
  items_.insert_or_assign(loop.item.get(), Place{&usage, nullptr});
}

bool UsageCollector::enter(const typed::GatheredValue& value) {
  if (!value.value) return false;
  const Type* member = record_inside(value.value->type);
  const Type* seen = record_inside(value.binding->type);  // of the list, or of the one that `first` takes
  if (member == nullptr || seen == nullptr || !(member->required() == seen->required())) return false;
  const auto place = place_of(*value.value);
  if (!place || place->record == nullptr) return false;
  items_.insert_or_assign(value.binding.get(), *place);
  mark_way(*value.value, How::looks);
  return true;
}

void UsageCollector::mark_exclusion(const typed::Expression& condition) {
  const auto* call = std::get_if<typed::Call>(&condition.what);
  const bool two = call != nullptr && call->arguments.size() == 2;
  if (two && call->call == operator_text(Operator::logical_or)) {
    for (const auto& side : call->arguments) mark_exclusion(*side);
    return;
  }
  const bool settles = two && call->call == operator_text(Operator::not_equal) &&
                       (constant_of(*call->arguments[0]) != nullptr || constant_of(*call->arguments[1]) != nullptr);
  mark(condition, settles ? How::settles : How::looks);
}

void UsageCollector::mark(const typed::Expression& value, How how) {
  const auto* chosen = std::get_if<typed::Call>(&value.what);
  if (chosen != nullptr && mark_chosen_fields(*chosen, value.type, how)) return;
  if (const auto place = place_of(value)) {
    mark_place(*place, how, value.span);
    mark_way(value, how);
    return;
  }
  struct Walk {
    UsageCollector& collector;
    How how;
    Span span;
    void operator()(const typed::Literal&) const {}
    void operator()(const typed::FieldFate&) const {}
    void operator()(const typed::Reference& reference) const {
      const auto& inside = reference.binding->value;
      if (inside && collector.first_visit(reference.binding.get(), how, false)) collector.mark(*inside, how);
    }
    void operator()(const typed::FieldAccess& field) const { collector.mark(field.record, how); }
    void operator()(const typed::ListFieldAccess& field) const { collector.mark(field.list, how); }
    void operator()(const typed::Call& call) const { collector.mark_call(call, how); }
    void operator()(const typed::RecordValue& record) const {
      for (const auto& field : record.fields) collector.mark(field, how);
    }
    void operator()(const typed::ListValue& list) const {
      for (const auto& item : list.items) collector.mark(item, how);
    }
    void operator()(const typed::If& choice) const {
      collector.mark(choice.condition, How::looks);
      collector.mark_action(choice.then, how);
      collector.mark_action(choice.otherwise, how);
    }
    void operator()(const typed::Choice& choice) const {
      collector.mark(choice.subject, how);
      for (const auto& arm : choice.arms) collector.mark_action(arm, how);
    }
    void operator()(const typed::PathChoice& choice) const {
      collector.mark(choice.subject, how);
      for (const auto& arm : choice.arms) collector.mark_action(arm, how);
    }
    void operator()(const typed::ForEach& loop) const { collector.mark_loop(loop, how); }
    void operator()(const typed::Filter& filter) const {
      collector.mark(filter.list, how);
      collector.mark(filter.condition, How::looks);
    }
    void operator()(const typed::Lookup& lookup) const { collector.mark_lookup(lookup); }
    void operator()(const typed::RecordReference& reference) const {
      collector.references_.emplace(reference.table, span);
      for (const auto& key : reference.keys) collector.mark(key, how);
    }
    void operator()(const typed::Handled& handled) const {
      collector.mark(handled.value, how);
      for (const auto& clause : handled.clauses) collector.mark_action(clause.action, how);
    }
  };
  std::visit(Walk{*this, how, value.span}, value.what);
}

}  // namespace damson::checking
