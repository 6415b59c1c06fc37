// The names of a map: what each of its lines sees.
#include "compiler/check/open_map.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/groups.h"
#include "compiler/check/mentioned_names.h"
#include "compiler/check/record_lines.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/unit_loops.h"
#include "compiler/check/unread.h"
#include "compiler/check/updates.h"
#include "compiler/diagnostics/unknown_source.h"
#include "compiler/diagnostics/unknown_target.h"

namespace damson::checking {

namespace {

/// What a map reads; where its name is misspelt, what is meant most likely.
Source* find_source(Checking& all, const Module& module, const syntax::Name& name) {
  const auto* entry = find_name(module, &Module::values, name.text);
  if (entry != nullptr && std::holds_alternative<Unreadable>(entry->what)) return nullptr;
  const auto* source = entry == nullptr ? nullptr : std::get_if<Source*>(&entry->what);
  if (source != nullptr && !(*source)->declaration->is_lookup) return *source;
  auto draft = unknown_source(name.span, name.text);
  if (source != nullptr) {
    draft.label("this is a lookup: it is only looked things up in")
        .related((*source)->declaration->name.span, "write `source` here to map it");
    (*source)->used = true;
    (*source)->unsure = true;
  } else {
    Offers offers{.title = "the sources"};
    for (const auto& other : all.declarations.sources) {
      if (!other.declaration->is_lookup) offers.add(other.declaration->name.text);
    }
    if (const auto near = suggest_nearest(draft, name.span, name.text, offers)) {
      all.report(draft);
      return &*std::ranges::find_if(all.declarations.sources,
                                    [&](const Source& other) { return other.declaration->name.text == *near; });
    }
    if (module.broken) return nullptr;  // it may be one of the import that is not there
  }
  all.report(draft);
  return nullptr;
}

/// What a map fills, in the same way.
Target* find_target(Checking& all, const Module& module, const syntax::Name& name) {
  const auto* entry = find_name(module, &Module::values, name.text);
  if (entry != nullptr && std::holds_alternative<Unreadable>(entry->what)) return nullptr;
  const auto* target = entry == nullptr ? nullptr : std::get_if<Target*>(&entry->what);
  if (target != nullptr) return *target;
  auto draft = unknown_target(name.span, name.text);
  Offers offers{.title = "the targets"};
  for (const auto& other : all.declarations.targets) offers.add(other.declaration->name.text);
  if (const auto near = suggest_nearest(draft, name.span, name.text, offers)) {
    all.report(draft);
    return &*std::ranges::find_if(all.declarations.targets,
                                  [&](const Target& other) { return other.declaration->name.text == *near; });
  }
  if (!module.broken) all.report(draft);  // otherwise it may be one of the import that is not there
  return nullptr;
}

bool is_broken(const syntax::MapDeclaration& map) {
  if (map.broken) return true;
  for (const auto& item : map.items) {
    if (item->kind == syntax::ItemKind::error) return true;
  }
  return false;
}

bool mentions(const syntax::LetItem& let, const std::string& wanted) {
  bool found = false;
  each_name(let, [&](const std::string& name) { found |= name == wanted; });
  return found;
}

}  // namespace

std::string map_name(const Checking& all, const syntax::MapDeclaration& declaration) {
  size_t readers = 0;
  size_t same_ways = 0;  // from the same source to the same target
  for (const auto& module : all.declarations.modules) {
    for (const auto& other : module.tree->declarations) {
      const auto* map = syntax::try_as<syntax::MapDeclaration>(*other);
      if (map == nullptr || map->source.text != declaration.source.text) continue;
      ++readers;
      if (map->target.text == declaration.target.text && map->deletes == declaration.deletes) ++same_ways;
    }
  }
  if (readers <= 1) return declaration.source.text;
  const std::string target =
      declaration.deletes ? fmt::format("delete({})", declaration.target.text) : declaration.target.text;
  std::string name = fmt::format("{}->{}", declaration.source.text, target);
  if (same_ways <= 1) return name;
  std::vector<std::string> units;  // what tells its units from those of the others
  for (const auto& loop : declaration.loops) units.push_back(loop.variable.text);
  for (const auto& key : declaration.group_by) {
    if (!key) continue;
    each_name(*key, [&](const std::string& part) {
      if (std::ranges::find(units, part) == units.end()) units.push_back(part);
    });
  }
  return units.empty() ? name : fmt::format("{}({})", name, fmt::join(units, ","));
}

OpenMap::OpenMap(Checking& all, const Module& module, const syntax::MapDeclaration& declaration)
    : state(std::make_unique<MapState>()), lines{.all = all, .module = &module, .scope = &lets, .map = state.get()} {
  state->declaration = &declaration;
  state->source = find_source(all, module, declaration.source);
  state->target = find_target(all, module, declaration.target);
  Source* source = state->source;
  const bool has_fields = source != nullptr && source->schema != nullptr;
  if (source != nullptr) source->used = source->mapped = true;
  if (state->target != nullptr) state->target->used = true;
  if (!has_fields || state->target == nullptr || state->target->schema == nullptr) be_unsure();
  state->all_lines = lines_of(module, declaration);
  if (is_broken(declaration)) state->unread_lines = state->all_lines;

  typed::Map& map = state->map;
  map.name = map_name(all, declaration);
  map.span = {declaration.source.span.text, declaration.source.span.begin, declaration.target.span.end};
  if (!has_fields) return;
  const Type& record = source->schema->record.type;
  map.source = source->index;
  map.record = std::make_shared<const typed::Binding>(typed::Binding{"record", record, nullptr});
  fields.record = map.record;
  if (source->schema->broken) {
    fields.kind = Scope::Kind::unknown;
    fields.unread = source->schema;
  } else {
    fields.kind = Scope::Kind::record;
  }
  state->usage = usage_of(record);
}

void OpenMap::be_unsure() {
  state->unsure = true;
  if (state->source != nullptr) state->source->unsure = true;
}

void OpenMap::check_names() {
  if (!check_unit_loops(lines, items, *state->declaration)) be_unsure();
  if (state->declaration->group_by.empty()) return check_lets(lines, lets, state->declaration->items);
  begin_groups();
  const LetsOfGroups of_groups = check_lets_of_members();
  if (!check_keys()) be_unsure();  // any name may be meant behind `by`
  for (const syntax::LetItem* let : of_groups) check_let(lines, group_lets, *let);
}

bool OpenMap::check_keys_of_groups() {
  if (!check_unit_loops(lines, items, *state->declaration)) return false;
  begin_groups();
  check_lets_of_members();
  return check_keys();
}

void OpenMap::begin_groups() {
  state->map.grouping.emplace();
  state->groups = std::make_shared<GroupNames>();
  lines.scope = &group_lets;
}

OpenMap::LetsOfGroups OpenMap::check_lets_of_members() {
  Context members = seen_by_members(lines);
  LetsOfGroups of_groups;
  for (const auto& item : state->declaration->items) {
    const auto* let = syntax::try_as<syntax::LetItem>(*item);
    if (let == nullptr) continue;
    const bool uses_group =
        std::ranges::any_of(of_groups, [&](const auto* other) { return mentions(*let, other->name.text); });
    if (uses_group || speaks_of_group(lines, let->value) || (let->value && speaks_of_current(lines, *let->value))) {
      of_groups.push_back(let);
    } else {
      check_let(members, lets, *let);
    }
  }
  return of_groups;
}

bool OpenMap::check_keys() {
  Context members = seen_by_members(lines);
  return check_group_keys(members, *state->declaration);
}

void OpenMap::report_unused_lets() {
  checking::report_unused_lets(lines, lets);
  checking::report_unused_lets(lines, group_lets);
}

}  // namespace damson::checking
