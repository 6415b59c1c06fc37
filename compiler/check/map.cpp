// Checking the lines of a map.
#include "compiler/check/map.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/connectors.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/coverage.h"
#include "compiler/check/expression.h"
#include "compiler/check/groups.h"
#include "compiler/check/mentioned_names.h"
#include "compiler/check/open_map.h"
#include "compiler/check/path_rules.h"
#include "compiler/check/record_lines.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/unit_loops.h"
#include "compiler/check/unread.h"
#include "compiler/check/updates.h"
#include "compiler/check/validations.h"
#include "compiler/diagnostics/deletes_by_key.h"
#include "compiler/diagnostics/name_of_members.h"
#include "compiler/diagnostics/only_of_updates.h"
#include "compiler/diagnostics/unknown_field.h"

namespace damson::checking {

namespace {

/// Of what is deleted nothing is set but the key.
void check_deleted(Context& context, const Schema& schema, const RecordLines& lines) {
  const auto& fields = schema.record.type.fields();
  for (uint32_t i = 0; i < fields.size(); ++i) {
    if (std::ranges::find(schema.key, i) != schema.key.end() || !lines.set_at(i)) continue;
    context.all.report(deletes_by_key(*lines.set_at(i), fields[i].name));
  }
}

void check_skip(Context& context, const syntax::SkipWhenItem& skip, size_t number) {
  const bool of_members = context.map->groups && !speaks_of_group(context, skip.condition) &&
                          !(skip.condition && speaks_of_current(context, *skip.condition));
  Context own = (of_members ? seen_by_members(context) : context).at(fmt::format("skip_{}", number));
  const ExpressionPtr condition = check_condition(own, skip.condition, "the condition of `skip when`");
  Context inner = own.as_condition();
  const ExpressionPtr reason = skip.reason ? check_message(inner, *skip.reason) : nullptr;
  if (!condition || !reason) {
    each_name(skip, [&](const std::string& name) { context.map->excused.insert(name); });
    return;
  }
  const uint32_t rule = add_skip_rule(context, template_text(context.all.texts, *skip.reason));
  auto& skips = of_members ? context.map->map.grouping->skips : context.map->map.skips;
  skips.push_back({condition, rule, condition_validation(own, condition), skip.reason->is_plain() ? nullptr : reason});
}

/// `keep a, b`: the same name on both sides.
void check_keep(Context& context, const syntax::KeepItem& keep, RecordLines& lines) {
  for (const auto& path : keep.fields) {
    const auto& record = context.map->map.record;
    const syntax::Name& name = path.first();
    const int place = record ? record->type.find_field(name.text) : -1;
    if (!path.is_simple()) {
      const auto* source = context.map->source;  // null where the map names none that there is
      const bool known = source != nullptr && source->schema != nullptr;
      auto draft = unknown_field(path.span, known ? quoted(source->schema->name) : "the source", path.text());
      context.all.report(draft.note("`keep` takes whole fields; set a part with `name = a.b`"));
      context.map->excused.insert(name.text);
      lines.assume_set(name.text);
      continue;
    }
    if (record && place < 0) {
      auto draft = unknown_field(name.span, quoted(context.map->source->schema->name), name.text);
      if (const auto near = suggest_nearest(draft, name.span, name.text, fields_offered(record->type))) {
        context.map->excused.insert(*near);
        lines.assume_set(*near);
      }
      if (name.text == "all" || name.text == "everything")
        draft.note("fields are named one by one, so that a new one in the source is noticed");
      context.all.report(draft);
      continue;
    }
    ExpressionPtr value;
    if (context.map->groups) {
      syntax::NameExpression whole(name.span);
      whole.name = name;
      value = key_of_group(context, whole);
      if (!value && !context.map->unsure && !context.map->unread_lines) {
        const std::string written = as_written(name.text);
        context.all.report(
            name_of_members(name.span, name.text).note(fmt::format("write `{0} = first({0})`", written)));
      }
    } else if (place >= 0 && !record->type.fields()[static_cast<size_t>(place)].type.is(TypeKind::nothing)) {
      value = make_field(make_reference(record, {}, name.span), static_cast<uint32_t>(place), name.span);
    }
    lines.set_value(context, name, value);
    if (!lines.good()) context.map->excused.insert(name.text);
  }
}

void check_items(Context& context, const syntax::MapDeclaration& declaration, RecordLines& lines) {
  size_t skips = 0;
  for (const auto& item : declaration.items) {
    switch (item->kind) {
      case syntax::ItemKind::field: lines.set_field(context, syntax::as<syntax::FieldItem>(*item)); break;
      case syntax::ItemKind::group: lines.set_group(context, syntax::as<syntax::GroupItem>(*item)); break;
      case syntax::ItemKind::keep: check_keep(context, syntax::as<syntax::KeepItem>(*item), lines); break;
      case syntax::ItemKind::skip_when: check_skip(context, syntax::as<syntax::SkipWhenItem>(*item), ++skips); break;
      case syntax::ItemKind::require: {
        const auto& rule = syntax::as<syntax::RequireItem>(*item);
        add_rule(context, false, rule.condition, rule.reason);
        break;
      }
      case syntax::ItemKind::advise: {
        const auto& rule = syntax::as<syntax::AdviseItem>(*item);
        add_rule(context, true, rule.condition, rule.reason);
        break;
      }
      case syntax::ItemKind::let:
      case syntax::ItemKind::drop: break;
      case syntax::ItemKind::error:
      case syntax::ItemKind::omit_when: break;  // reported by the parser
    }
  }
}

void add_fields(Context& context, const RecordLines& lines, const Schema& schema) {
  const auto& fields = schema.record.type.fields();
  for (size_t i = 0; i < fields.size(); ++i) {
    typed::TargetField field{.name = fields[i].name, .value = lines.values()[i], .validation = {}};
    Context inner = context.at(fields[i].name);
    if (field.value) field.validation = value_validation(inner, schema.record.children[i], field.value);
    if (context.map->update && !context.map->declaration->deletes && lines.may_be_left(i))
      field.there = lines.what_stays(i);
    context.map->map.fields.push_back(std::move(field));
  }
}

/// What a `let` carries into a line that could not be checked is excused with it.
void excuse_lets(MapState& state) {
  const auto& items = state.declaration->items;
  for (size_t i = items.size(); i-- > 0;) {
    const auto* let = syntax::try_as<syntax::LetItem>(*items[i]);
    if (let == nullptr || !state.excused.contains(let->name.text)) continue;
    each_name(*let, [&](const std::string& name) { state.excused.insert(name); });
  }
}

/// What the source's schema requires is required of each record: where they make groups, of each member.
void add_rules_of_source(Context& context, const Schema& schema) {
  typed::Map& map = context.map->map;
  const size_t first_require = map.requires_.size();
  const size_t first_advise = map.advises.size();
  add_source_rules(context, schema);
  if (!map.grouping) return;
  const auto move_behind = [](auto& rules, size_t first, auto& into) {
    into.assign(rules.begin() + static_cast<std::ptrdiff_t>(first), rules.end());
    rules.resize(first);
  };
  move_behind(map.requires_, first_require, map.grouping->requires_);
  move_behind(map.advises, first_advise, map.grouping->advises);
}

/// Everything in a map whose target is not known: names are still looked up.
void check_without_target(Context& context, const syntax::MapDeclaration& declaration) {
  RecordLines lines(nullptr, "the target");
  check_items(context, declaration, lines);
}

}  // namespace

std::unique_ptr<MapState> check_map(Checking& all, const Module& module, const syntax::MapDeclaration& declaration) {
  const size_t first_point = all.program().points.size();
  const size_t first_warning = all.program().warnings.size();
  OpenMap open(all, module, declaration);
  MapState* state = open.state.get();
  const bool updates = state->target != nullptr && begin_update(*state) && state->update;
  open.check_names();
  Source* source = state->source;
  typed::Map& map = state->map;
  Context& context = open.lines;
  const Schema* schema = state->target == nullptr ? nullptr : state->target->schema;
  if (schema == nullptr) {
    check_without_target(context, declaration);
    open.report_unused_lets();
    return std::move(open.state);
  }
  map.target = state->target->index;
  if (declaration.deletes && !state->target->declaration->updates) {
    all.report(only_of_updates(declaration.target.span, "`-> delete`")
                   .related(state->target->declaration->name.span, "declared with `to`"));
    state->unsure = true;
  }
  RecordLines lines(&schema->record, fmt::format("target `{}`", state->target->declaration->name.text));
  if (state->unsure || schema->broken) lines.be_unsure();
  if (state->unread_lines) lines.be_unsure_of(*state->unread_lines);
  lines.take_for_unread(*schema);
  if (state->target->declaration->updates && !updates)
    lines.be_unsure();  // what is wrong with the target is reported there
  if (updates)
    lines.update(make_reference(state->update->current, state->update->facts, declaration.target.span), schema->key,
                 false);
  if (declaration.deletes) lines.be_deleted();
  check_items(context, declaration, lines);
  open.report_unused_lets();
  excuse_lets(*state);
  lines.report_unset(context, declaration.target.span);
  if (declaration.deletes && updates) check_deleted(context, *schema, lines);
  if (map.record == nullptr) return std::move(open.state);
  add_fields(context, lines, *schema);
  map.result = std::make_shared<const typed::Binding>(typed::Binding{"result", schema->record.type, nullptr});
  finish_update(context, *state->target);
  add_rules_of_source(context, *source->schema);
  if (!declaration.deletes) add_target_rules(context, *schema);
  add_uniqueness(context, *state->target);
  if (!declaration.deletes) add_path_rules(context, *state->target);
  if (may_refuse(all.program().targets[state->target->index].connector, schema->record.type)) {
    Context of_record = context.at("record");
    map.unwritable = add_point(of_record, "unwritable");
  }
  collect_usage(all, *state);
  number_points(all.program(), first_point);
  number_warnings(all.program(), first_warning);
  Context in = context.at("in");
  const bool only_texts = reads_every_text(all.program().sources[source->index].connector);
  divide_validation(context, source_validation(in, source->schema->record, state->usage, only_texts));
  merge_usage(source->usage, state->usage);
  return std::move(open.state);
}

}  // namespace damson::checking
