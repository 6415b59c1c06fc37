// `require` and `advise`, in maps and in schemas; uniqueness of what is written.
#include <fmt/format.h>

#include "compiler/check/connectors.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/check/map.h"
#include "compiler/check/updates.h"
#include "compiler/check/validations.h"
#include "compiler/diagnostics/bad_unique.h"

namespace damson::checking {

namespace {

Scope record_scope(typed::BindingPtr record) {
  Scope scope{.kind = Scope::Kind::record};
  scope.record = std::move(record);
  return scope;
}

bool can_be_unique(const Type& type) {
  return !type.is(TypeKind::any) && !type.is(TypeKind::floating) && !type.is(TypeKind::file);
}

/// `require_1`, `require_2` …; those of the source's schema, `in.require_1`, count by themselves.
size_t rule_number(const Context& context, bool advice) {
  const typed::Map& map = context.map->map;
  const std::string place = context.place.empty() ? std::string() : context.place + ".";
  const std::string prefix = fmt::format("{}.{}{}_", map.name, place, advice ? "advise" : "require");
  const Program& program = context.all.program();
  size_t number = 1;
  for (const auto& rule : map.advises)
    number += advice && program.warnings[rule.warning].name.starts_with(prefix) ? 1 : 0;
  for (const auto& rule : map.requires_)
    number += !advice && program.points[rule.point].name.starts_with(prefix) ? 1 : 0;
  return number;
}

/// What `unique by` compares: null after a problem.
ExpressionPtr check_by(Context& context, const syntax::ExpressionPtr& by) {
  Context inner = context.as_condition();
  const ExpressionPtr value = check_expression(inner, by);
  if (!value || can_be_unique(value->type)) return require_matched(inner, value);
  context.all.report(bad_unique(value->span, to_text(value->type.required())));
  return nullptr;
}

Uniqueness::Keep keep_of(syntax::KeepWhich which) {
  switch (which) {
    case syntax::KeepWhich::first: return Uniqueness::Keep::first;
    case syntax::KeepWhich::last: return Uniqueness::Keep::last;
    case syntax::KeepWhich::max: return Uniqueness::Keep::max;
  }
  return Uniqueness::Keep::first;
}

}  // namespace

void add_rule(Context& context, bool advice, const syntax::ExpressionPtr& condition, const syntax::TextPtr& reason) {
  Context named = context.map == nullptr
                      ? context
                      : context.at(fmt::format("{}_{}", advice ? "advise" : "require", rule_number(context, advice)));
  const ExpressionPtr value =
      check_condition(named, condition, advice ? "the condition of `advise`" : "the condition of `require`");
  Context inner = named.as_condition();
  const ExpressionPtr text = reason ? check_message(inner, *reason) : nullptr;
  if (!value || !text || context.map == nullptr) return;
  const std::string because = template_text(context.all.texts, *reason);
  const ExpressionPtr own_reason = reason->is_plain() ? nullptr : text;
  typed::Map& map = context.map->map;
  if (advice) {
    auto& warnings = context.all.program().warnings;
    warnings.push_back({.name = fmt::format("{}.{}", map.name, named.place), .because = because});
    map.advises.push_back(
        {value, static_cast<uint32_t>(warnings.size() - 1), condition_validation(named, value), own_reason});
  } else {
    const PointId point = add_point(named, "", because);
    map.requires_.push_back({value, point, condition_validation(named, value), own_reason});
  }
}

void check_schema_rules(Checking& all, const Schema& schema) {
  if (schema.declaration == nullptr) return;
  const Scope scope =
      record_scope(std::make_shared<const typed::Binding>(typed::Binding{"record", schema.record.type, nullptr}));
  Context context{.all = all, .module = schema.module, .scope = &scope};
  for (const auto& rule : schema.declaration->rules) add_rule(context, rule.advice, rule.condition, rule.reason);
}

void add_source_rules(Context& context, const Schema& schema) {
  if (schema.declaration == nullptr || schema.declaration->rules.empty()) return;
  const Muted muted(context.all);
  const Scope scope = record_scope(context.map->map.record);
  Context inner = context.within(scope).at("in");
  inner.module = schema.module;
  for (const auto& rule : schema.declaration->rules) add_rule(inner, rule.advice, rule.condition, rule.reason);
}

void add_target_rules(Context& context, const Schema& schema) {
  if (schema.declaration == nullptr || schema.declaration->rules.empty()) return;
  const Muted muted(context.all);
  Scope scope = record_scope(context.map->map.result);
  scope.facts = facts_of_result(*context.map);
  Context inner = context.within(scope);
  inner.module = schema.module;
  for (const auto& rule : schema.declaration->rules) add_rule(inner, rule.advice, rule.condition, rule.reason);
}

void check_unique_rule(Checking& all, const Target& target) {
  const auto& rule = target.declaration->unique;
  if (!rule || target.schema == nullptr) return;
  const Scope scope = record_scope(
      std::make_shared<const typed::Binding>(typed::Binding{"record", target.schema->record.type, nullptr}));
  Context context{.all = all, .module = target.module, .scope = &scope};
  check_by(context, rule->by);
  if (rule->max) check_by(context, rule->max);
}

void add_uniqueness(Context& context, const Target& target) {
  typed::Map& map = context.map->map;
  const Schema& schema = *target.schema;
  const auto field = [&](uint32_t place) {
    const Span span = schema.record.field_spans[place];
    return make_field(make_reference(map.result, {}, span), place, span);
  };
  const auto& rule = target.declaration->unique;
  const bool keeps =
      keeps_what_is_there(context.all.program().targets[target.index].connector) && !target.declaration->updates;
  const bool deletes = context.map->declaration->deletes;
  bool key_decided = false;
  if (rule) {
    const Muted muted(context.all);
    Scope scope = record_scope(map.result);
    scope.facts = facts_of_result(*context.map);
    Context inner = context.within(scope);
    inner.module = target.module;
    typed::UniqueBy unique{.keep = keep_of(rule->which),
                           .name = rule->reason ? template_text(context.all.texts, *rule->reason) : "",
                           .by = {},
                           .max = nullptr};
    const ExpressionPtr by = check_by(inner, rule->by);
    if (by) unique.by.push_back(by);
    if (rule->max) unique.max = check_by(inner, rule->max);
    const auto* one = by ? std::get_if<typed::FieldAccess>(&by->what) : nullptr;
    if (one != nullptr && !std::holds_alternative<typed::Reference>(one->record->what)) one = nullptr;
    key_decided = one != nullptr && schema.key.size() == 1 && schema.key.front() == one->field;
    if (deletes && by && !key_decided) {  // what is deleted has no claim to anything
      unique.by = {make_literal({}, by->type.or_missing(), by->span)};
      if (unique.max) unique.max = make_literal({}, unique.max->type.or_missing(), unique.max->span);
    }
    if (one != nullptr && keeps) {
      unique.fields = {schema.record.type.fields()[one->field].name};
      Context there = context.at(unique.fields.front());
      unique.exists = add_point(there, "exists");
      context.all.program().targets[target.index].rules.unique = unique.fields.front();
    }
    if (by && (unique.max || !rule->max)) map.uniqueness.push_back(std::move(unique));
  }
  if (schema.key.empty() || key_decided) return;
  std::string name;
  typed::UniqueBy unique{.keep = Uniqueness::Keep::reject_second, .name = {}, .by = {}, .max = nullptr};
  for (const uint32_t place : schema.key) {
    name += (name.empty() ? "" : "+") + schema.record.type.fields()[place].name;
    unique.by.push_back(field(place));
    if (keeps) unique.fields.push_back(schema.record.type.fields()[place].name);
  }
  Context inner = context.at(name);
  unique.point = add_point(inner, "duplicate");
  if (keeps) unique.exists = add_point(inner, "exists");
  map.uniqueness.push_back(std::move(unique));
}

}  // namespace damson::checking
