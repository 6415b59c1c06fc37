// The loops in the head of a map.
#include "compiler/check/unit_loops.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/coverage.h"
#include "compiler/check/expression.h"
#include "compiler/check/loop_variable.h"
#include "compiler/check/types.h"
#include "compiler/check/usage_collector.h"
#include "compiler/check/validations.h"
#include "compiler/diagnostics/filter_without_reason.h"

namespace damson::checking {

namespace {

/// A list as it stands in the record or in an item: the binding, and the way from it.
struct ListPlace {
  const typed::Binding* binding = nullptr;
  std::vector<uint32_t> fields;
};

std::optional<ListPlace> place_of_list(const typed::Expression& list) {
  ListPlace place;
  const typed::Expression* at = &list;
  while (const auto* field = std::get_if<typed::FieldAccess>(&at->what)) {
    place.fields.insert(place.fields.begin(), field->field);
    at = field->record.get();
  }
  const auto* reference = std::get_if<typed::Reference>(&at->what);
  if (reference == nullptr || reference->binding->value) return std::nullopt;
  place.binding = reference->binding.get();
  return place;
}

const Validation* part_of(const Validation& whole, const std::vector<uint32_t>& fields) {
  const Validation* part = &whole;
  for (const uint32_t field : fields) {
    if (field >= part->children.size()) return nullptr;
    part = &part->children[field];
  }
  return part;
}

void keep_what_is_read(std::vector<Validation>& fields, const SourceUsage& usage, const Type& record) {
  for (size_t i = 0; i < fields.size() && i < usage.size(); ++i) {
    if (!usage[i].read()) {
      fields[i] = {};
      continue;
    }
    Validation* inside = &fields[i];
    const Type* type = &record.fields()[i].type;
    for (; type->is(TypeKind::list) && !inside->children.empty(); type = &type->element())
      inside = &inside->children.front();
    if (type->is(TypeKind::record)) keep_what_is_read(inside->children, usage[i].parts, *type);
  }
  if (std::all_of(fields.begin(), fields.end(), [](const Validation& field) { return field.empty(); })) fields.clear();
}

/// What a map's lines and lists read by itself: of the record, and of the items of each loop over a list of the source.
class DirectUse {
 public:
  DirectUse(Context& context, const std::vector<std::optional<ListPlace>>& places) {
    const typed::Map& map = context.map->map;
    record = usage_of(map.record->type);
    items.resize(map.loops.size());
    UsageCollector collector(context.all, *context.map, record);
    for (size_t i = 0; i < map.loops.size(); ++i) {
      const Type& item = map.loops[i].item->type;
      if (item.is(TypeKind::record)) items[i] = usage_of(item);
      places[i] ? collector.enter(map.loops[i], items[i]) : collector.enter(map.loops[i]);
    }
    mark_lines(collector, map);
  }

  SourceUsage record;
  std::vector<SourceUsage> items;
};

void warn_of_filter(Context& context, const syntax::UnitLoop& loop, const typed::Expression& list) {
  if (!std::holds_alternative<typed::Filter>(list.what)) return;
  context.all.report(filter_without_reason(loop.list->span)
                         .note(fmt::format("write `for {} in …` and `skip when … because \"…\"` in the map",
                                           as_written(loop.variable.text))));
}

}  // namespace

bool check_unit_loops(Context& context, Scope& names, const syntax::MapDeclaration& declaration) {
  bool good = true;
  for (const syntax::UnitLoop& loop : declaration.loops) {
    Context inner = context.within(names).at("for_" + loop.variable.text);
    LoopVariable variable = check_loop_variable(inner, names, loop.variable, loop.list, "a map's `for`");
    if (variable.list) variable.list = require_matched(inner, variable.list);
    if (!variable.good || !variable.list) {
      good = false;
      continue;
    }
    warn_of_filter(context, loop, *variable.list);
    context.map->map.loops.push_back({loop.variable.text, variable.item, variable.list, {}, {}});
  }
  return good;
}

void divide_validation(Context& context, const Validation& whole) {
  typed::Map& map = context.map->map;
  map.source_validation = whole;
  if (map.loops.empty()) return;
  std::vector<std::optional<ListPlace>> places;
  for (const auto& loop : map.loops) places.push_back(place_of_list(*loop.list));
  const DirectUse use(context, places);

  std::map<const typed::Binding*, Validation> complete = {{map.record.get(), whole}};
  keep_what_is_read(map.source_validation.children, use.record, map.record->type);
  for (size_t i = 0; i < map.loops.size(); ++i) {
    typed::UnitLoop& loop = map.loops[i];
    if (!places[i]) {
      Context inner = context.at("for_" + loop.name);
      if (loop.list->can_error) loop.validation.error = add_point(inner, "error");
      continue;
    }
    const auto owner = complete.find(places[i]->binding);
    const Validation* list = owner == complete.end() ? nullptr : part_of(owner->second, places[i]->fields);
    if (list == nullptr) continue;
    loop.validation = *list;
    loop.validation.children.clear();
    if (list->children.empty()) continue;
    const Validation item = list->children.front();
    loop.item_validation = item;
    if (loop.item->type.is(TypeKind::record))
      keep_what_is_read(loop.item_validation.children, use.items[i], loop.item->type);
    complete.emplace(loop.item.get(), item);
  }
}

}  // namespace damson::checking
