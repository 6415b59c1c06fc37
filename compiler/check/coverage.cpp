// The books of every source: each field carried or dropped, to the leaf.
#include "compiler/check/coverage.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/mentioned_names.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/unread.h"
#include "compiler/check/usage_collector.h"
#include "compiler/diagnostics/dropped_though_carried.h"
#include "compiler/diagnostics/dropped_twice.h"
#include "compiler/diagnostics/lookup_field_unused.h"
#include "compiler/diagnostics/not_carried.h"
#include "compiler/diagnostics/only_looked_at.h"
#include "compiler/diagnostics/unknown_field.h"

namespace damson::checking {

namespace {

using How = UsageCollector::How;

/// Gives the field that is meant most likely.
std::optional<std::string> report_unknown_drop(Checking& all, const Source& source, const Type& record,
                                               const syntax::Name& name) {
  if (may_declare(all, *source.schema, name.text)) return std::nullopt;
  auto draft =
      unknown_field(name.span, record.name().empty() ? std::string("this record") : quoted(record.name()), name.text);
  const auto near = suggest_nearest(draft, name.span, name.text, fields_offered(record));
  all.report(draft);
  return near;
}

/// The field that a `drop` names, its nearest one marked when it is misspelt.
FieldUsage* dropped_field(Checking& all, Source& source, const syntax::DottedName& path) {
  SourceUsage* usage = &source.usage;
  const Type* record = &source.schema->record.type;
  FieldUsage* field = nullptr;
  size_t first = 0;
  // `drop artworks.title`: the source's own name in front is understood
  if (path.parts.size() > 1 && path.parts[0].text == source.declaration->name.text &&
      record->find_field(path.parts[0].text) < 0)
    first = 1;
  for (size_t i = first; i < path.parts.size(); ++i) {
    const auto& name = path.parts[i];
    const int place = record == nullptr ? -1 : record->find_field(name.text);
    if (place < 0) {
      if (record != nullptr) {
        const auto near = report_unknown_drop(all, source, *record, name);
        if (near) (*usage)[static_cast<size_t>(record->find_field(*near))].excused = true;
      } else {
        all.report(
            unknown_field(name.span, quoted(path.parts[i - 1].text), name.text).note("it has no fields of its own"));
      }
      return nullptr;
    }
    field = &(*usage)[static_cast<size_t>(place)];
    usage = &field->parts;
    record = record_inside(record->fields()[static_cast<size_t>(place)].type);
  }
  return field;
}

std::optional<Span> dropped_inside(const FieldUsage& field) {
  if (field.dropped) return field.dropped;
  for (const auto& part : field.parts) {
    if (auto inside = dropped_inside(part)) return inside;
  }
  return std::nullopt;
}

const FieldUsage* carried_inside(const FieldUsage& field) {
  for (const auto& part : field.parts) {
    if (const auto* inside = carried_inside(part)) return inside;
  }
  return field.parts.empty() && field.carried ? &field : nullptr;
}

bool all_carried(const FieldUsage& field) {
  if (field.parts.empty()) return field.carried;
  return std::all_of(field.parts.begin(), field.parts.end(), all_carried);
}

/// A path for a sentence that puts it in backquotes itself.
std::string shown(std::string path) {
  std::erase(path, '`');
  return path;
}

/// What coverage has to say of the fields of one source.
class CoverageReport {
 public:
  CoverageReport(Checking& all, const Source& source, const std::set<std::string>& excused,
                 const std::vector<MapState*>& maps)
      : all_(all), source_(source), excused_(excused), maps_(maps) {}

  void check_record(const DeclaredType& record, const SourceUsage& usage, const std::string& prefix) {
    for (size_t i = 0; i < record.children.size() && i < usage.size(); ++i) {
      const auto& field = record.type.fields()[i];
      if (excused_.contains(field.name) || usage[i].excused || (!usage[i].dropped && may_stand_in_unread(field.name)))
        continue;
      check_field(record.children[i], usage[i], prefix + as_written(field.name), record.field_spans[i]);
    }
  }

 private:
  bool may_stand_in_unread(const std::string& name) const {
    return std::ranges::any_of(maps_, [&](const MapState* map) {
      const bool unread = map->unread_lines || source_.schema->broken;
      return unread && may_mention(all_, map->all_lines, name);
    });
  }

  void check_field(const DeclaredType& declared, const FieldUsage& usage, const std::string& path, Span span) {
    if (usage.dropped) return check_drop(usage, path);
    if (!declared.known()) return;
    const DeclaredType* inside = &declared;
    while (inside->type.is(TypeKind::list) && !inside->children.empty()) inside = &inside->children.front();
    const bool whole = !usage.parts.empty() && !carried_inside(usage) && !dropped_inside(usage) && !usage.read();
    if (!usage.parts.empty() && !whole) return check_record(*inside, usage.parts, path + ".");
    if (usage.carried && !whole) return;
    if (source_.declaration->is_lookup && usage.read()) return;
    if (usage.settled) return;
    if (usage.looked_at) return report_looked_at(path, span);
    if (!source_.mapped) return report_lookup_field(path, span);
    report_not_carried(path, span);
  }

  /// Where the maps name something first, in an expression that `is_it` knows.
  template <class Test>
  std::optional<Span> first_place(const Test& is_it) const {
    std::optional<Span> place;
    for (const MapState* map : maps_) {
      for (const auto& item : map->declaration->items) {
        each_expression(*item, [&](const syntax::Expression& part) {
          if (!place && is_it(part)) place = part.span;
        });
      }
    }
    return place;
  }

  std::optional<Span> named_at(const std::string& name) const {
    return first_place([&](const syntax::Expression& part) {
      const auto* found = syntax::try_as<syntax::NameExpression>(part);
      return found != nullptr && found->name.text == name;
    });
  }

  /// A text in quotes that is the field's name.
  std::optional<Span> quoted_at(const std::string& name) const {
    return first_place([&](const syntax::Expression& part) {
      const auto* text = syntax::try_as<syntax::TextExpression>(part);
      return text != nullptr && text->is_plain() && text->plain() == name;
    });
  }

  void check_drop(const FieldUsage& usage, const std::string& path) {
    const FieldUsage* carried = carried_inside(usage);
    if (carried == nullptr) return;
    auto draft = dropped_though_carried(*usage.dropped, shown(path));
    const auto named = named_at(shown(path));
    const auto place = named ? named : carried->carried_at;
    if (place) draft.related(*place, all_carried(usage) ? "carried here" : "a part of it is carried here");
    if (all_carried(usage))
      draft.note(
          fmt::format("take {} out of the `drop`, or do not use it", path.starts_with('`') ? path : quoted(path)));
    if (!all_carried(usage)) draft.note(fmt::format("drop the parts that are not carried one by one: `{}.x`", path));
    all_.report(draft);
  }

  void report_not_carried(const std::string& path, Span span) {
    auto draft = not_carried(span, shown(path), source_.declaration->name.text);
    draft.label("no map carries it");
    if (const auto text = quoted_at(shown(path))) {
      draft.related(*text, "a text between quotes, not the field")
          .suggest(*text, path, Fix::needs_review, fmt::format("write the field without quotes: {}", path));
    }
    for (const MapState* map : maps_) draft.related(map->declaration->source.span, "this map reads the source");
    all_.report(draft.note(fmt::format("carry it, or write `drop {} because \"…\"` in the map", path)));
  }

  void report_looked_at(const std::string& path, Span span) {
    auto draft = only_looked_at(span, shown(path), source_.declaration->name.text);
    draft.note(fmt::format("if that is meant, write `drop {} because \"…\"` in the map", path));
    all_.report(draft);
  }

  void report_lookup_field(const std::string& path, Span span) {
    auto draft = lookup_field_unused(span, shown(path), source_.declaration->name.text);
    draft.related(source_.declaration->name.span, "looked up from here");
    all_.report(draft.note(fmt::format("write `{{ drop {} because \"…\" }}` behind the lookup", path)));
  }

  Checking& all_;
  const Source& source_;
  const std::set<std::string>& excused_;
  const std::vector<MapState*>& maps_;
};

/// The rules of a map, or those for the members of its groups.
template <class Rules>
void mark_rules(UsageCollector& collector, const Rules& rules) {
  for (const auto& skip : rules.skips) {
    collector.mark_exclusion(*skip.condition);
    collector.mark(skip.reason, How::looks);
  }
  for (const auto& require : rules.requires_) {
    collector.mark(require.condition, How::looks);
    collector.mark(require.reason, How::looks);
  }
  for (const auto& advise : rules.advises) {
    collector.mark(advise.condition, How::looks);
    collector.mark(advise.reason, How::looks);
  }
}

/// What is asked before the groups of a map are known.
void mark_lines_of_members(UsageCollector& collector, const typed::Map& map) {
  if (!map.grouping) return;
  for (const auto& key : map.grouping->keys) collector.mark(key.value, key.carried ? How::carries : How::looks);
  for (const auto& value : map.grouping->gathered) {
    if (!collector.enter(value)) collector.mark(value.value, value.carried ? How::carries : How::looks);
  }
  mark_rules(collector, *map.grouping);
}

void mark_lines_of_units(UsageCollector& collector, const typed::Map& map) {
  for (const auto& field : map.fields) collector.mark(field.value, How::carries);
  mark_rules(collector, map);
  if (map.update) {
    if (map.update->or_reject) collector.mark(map.update->or_reject->reason, How::looks);
    if (map.update->or_skip) collector.mark(map.update->or_skip->reason, How::looks);
  }
  for (const auto& unique : map.uniqueness) {
    for (const auto& by : unique.by) collector.mark(by, How::looks);
    collector.mark(unique.max, How::looks);
  }
}

}  // namespace

void mark_lines(UsageCollector& collector, const typed::Map& map) {
  mark_lines_of_members(collector, map);
  mark_lines_of_units(collector, map);
}

void collect_usage(Checking& all, MapState& map) {
  UsageCollector collector(all, map, map.usage);
  for (const auto& loop : map.map.loops) collector.enter(loop);
  mark_lines_of_members(collector, map.map);
  if (map.map.grouping) map.references_of_members = collector.references();
  mark_lines_of_units(collector, map.map);
  map.references = collector.references();
}

void collect_drops(Checking& all, Source& source, const std::vector<syntax::ItemPtr>& items) {
  if (source.schema == nullptr) return;
  for (const auto& item : items) {
    const auto* drop = syntax::try_as<syntax::DropItem>(*item);
    if (drop == nullptr) continue;
    for (const auto& path : drop->fields) {
      FieldUsage* field = dropped_field(all, source, path);
      if (field == nullptr) continue;
      if (const auto earlier = dropped_inside(*field)) {
        all.report(dropped_twice(path.span, path.text()).related(*earlier, "dropped here already"));
        continue;
      }
      field->dropped = path.span;
    }
  }
}

namespace {

/// Whether a declaration that could not be read speaks of the source: it may be a map of it.
bool may_be_mapped_in_unread(const Checking& all, const Source& source) {
  return std::ranges::any_of(source.module->tree->declarations, [&](const auto& declaration) {
    if (declaration->kind != syntax::DeclarationKind::error) return false;
    const std::string_view text = all.texts.slice(declaration->span);
    return text.starts_with("map") && text.find(source.declaration->name.text) != std::string_view::npos;
  });
}

}  // namespace

void check_coverage(Checking& all, const Source& source, const std::vector<MapState*>& maps) {
  if (source.schema == nullptr || source.unsure || !source.used || may_be_mapped_in_unread(all, source)) return;
  if (!source.mapped) {  // anything that could not be read may look something up here
    if (source.module->tree->broken) return;
    if (std::any_of(maps.begin(), maps.end(), [](const MapState* map) { return map->unsure || map->unread_lines; }))
      return;
  }
  std::set<std::string> excused;
  for (const MapState* map : maps) excused.insert(map->excused.begin(), map->excused.end());
  CoverageReport(all, source, excused, maps).check_record(source.schema->record, source.usage, "");
}

}  // namespace damson::checking
