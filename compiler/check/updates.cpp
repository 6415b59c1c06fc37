// Checking what a map does to the records that its target holds.
#include "compiler/check/updates.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "compiler/check/connectors.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/groups.h"
#include "compiler/check/lookup_tables.h"
#include "compiler/check/mentioned_names.h"
#include "compiler/check/record_lines.h"
#include "compiler/check/typed_children.h"
#include "compiler/diagnostics/cannot_clear.h"
#include "compiler/diagnostics/current_not_there.h"
#include "compiler/diagnostics/deletes_by_key.h"
#include "compiler/diagnostics/missing_in_update.h"
#include "compiler/diagnostics/not_supported.h"
#include "compiler/diagnostics/only_of_updates.h"
#include "compiler/diagnostics/unmatched_not_said.h"
#include "compiler/diagnostics/update_without_key.h"
#include "compiler/diagnostics/update_word_misplaced.h"
#include "runtime/values/operators/left_alone.h"

namespace damson::checking {

namespace {

/// `current` by itself or in front of a dot.
bool is_current(const syntax::Expression& expression) {
  const auto* name = syntax::try_as<syntax::NameExpression>(expression);
  return name != nullptr && name->name.text == "current";
}

ExpressionPtr with_type(const ExpressionPtr& value, Type type) {
  typed::Expression copy = *value;
  copy.type = std::move(type);
  return std::make_shared<const typed::Expression>(std::move(copy));
}

ExpressionPtr empty_where_missing(const ExpressionPtr& value, const DeclaredType& wanted) {
  const ExpressionPtr nothing = make_literal({ConstantValue::List{}}, wanted.type.required(), value->span);
  return make_handled(value, State::missing, nothing, value->span);
}

/// Whether the value is made of what the binding stands for.
class MadeOf {
 public:
  explicit MadeOf(const typed::Binding* binding) : binding_(binding) {}

  bool operator()(const typed::Expression& value) {
    if (!seen_.insert(&value).second) return false;
    if (const auto* reference = std::get_if<typed::Reference>(&value.what)) {
      if (reference->binding.get() == binding_) return true;
      if (reference->binding->value && (*this)(*reference->binding->value)) return true;
    }
    bool found = false;
    typed::each_child(value, [&](const typed::Expression& child) { found = found || (*this)(child); });
    return found;
  }

 private:
  const typed::Binding* binding_;
  std::unordered_set<const typed::Expression*> seen_;
};

void add_places(const syntax::Expression& value, UpdateNames& update, UpdateWords& words);

void add_places(const syntax::Action& action, UpdateNames& update, UpdateWords& words) {
  if (action.value) add_places(*action.value, update, words);
}

void add_places(const syntax::Expression& value, UpdateNames& update, UpdateWords& words) {
  switch (value.kind) {
    case syntax::ExpressionKind::leave:
    case syntax::ExpressionKind::clear: {
      const bool leaves = value.kind == syntax::ExpressionKind::leave;
      (leaves ? words.leaves : words.clears) = true;
      update.places.insert(&value);
      return;
    }
    case syntax::ExpressionKind::if_else: {
      const auto& choice = syntax::as<syntax::IfExpression>(value);
      if (choice.then) add_places(*choice.then, update, words);
      if (choice.otherwise) add_places(*choice.otherwise, update, words);
      return;
    }
    case syntax::ExpressionKind::case_of:
      for (const auto& arm : syntax::as<syntax::CaseExpression>(value).arms) add_places(arm.result, update, words);
      return;
    case syntax::ExpressionKind::handled: {
      const auto& handled = syntax::as<syntax::HandledExpression>(value);
      if (handled.value) add_places(*handled.value, update, words);
      for (const auto& clause : handled.clauses) add_places(clause.action, update, words);
      return;
    }
    default: return;  // what is made of a value is no field of the target
  }
}

/// A part of a record is settled where it stands: the record is then a value like any other.
ExpressionPtr settled_part(const ExpressionPtr& value, const UpdatedField& field, const UpdateWords& words) {
  const ExpressionPtr there = left_as_it_is(field);
  BoundCall settle{.result = field.wanted.type.with_optional(words.clears || (words.leaves && there->type.optional())),
                   .kernel = settle_field(),
                   .sees_missing = true};
  const Type result = settle.result;
  ExpressionPtr made = make_call(std::move(settle), "as it is where it is left, missing where it is cleared",
                                 {value, there}, value->span);
  made = with_type(made, result);
  return field.wanted.empty_when_missing() && result.optional() ? empty_where_missing(made, field.wanted) : made;
}

Scope scope_of_result(const MapState& state) {
  Scope scope{.kind = Scope::Kind::record};
  scope.record = state.map.result;
  scope.facts = facts_of_result(state);
  return scope;
}

}  // namespace

void check_updates(Checking& all, Target& target) {
  const auto& declaration = *target.declaration;
  if (!declaration.updates) {
    if (declaration.on_unmatched) all.report(only_of_updates(declaration.on_unmatched->kind_span, "`on unmatched`"));
    if (declaration.on_gone) all.report(only_of_updates(declaration.on_gone->span, "`on gone`"));
    return;
  }
  if (declaration.on_gone) all.report(not_supported(declaration.on_gone->span, "`on gone`"));
  if (!declaration.on_unmatched && !declaration.broken) {
    all.report(unmatched_not_said(declaration.name.span, declaration.name.text)
                   .note("write `{ on unmatched create }`, `{ on unmatched reject because \"…\" }` or `{ on unmatched "
                         "skip because \"…\" }` behind the connector"));
  }
  if (target.schema == nullptr) return;
  if (target.schema->key.empty()) {
    if (!target.schema->broken) {
      all.report(update_without_key(declaration.name.span, declaration.name.text, target.schema->name)
                     .related(target.schema->span, "write `key` in front of the field that tells its records apart"));
    }
    return;
  }
  const auto look_at_all = [](auto&& look, SourceUsage& usage) -> void {
    for (FieldUsage& field : usage) {
      field.looked_at = true;
      look(look, field.parts);
    }
  };
  ProgramSource& made = all.program().sources.emplace_back();
  target.present.emplace(Source{.module = target.module,
                                .index = static_cast<uint32_t>(all.program().sources.size() - 1),
                                .schema = target.schema,
                                .usage = usage_of(target.schema->record.type)});
  look_at_all(look_at_all, target.present->usage);
  made.name = declaration.name.text;
  made.connector.connector = declaration.connector.name.text;
  made.schema_name = target.schema->name;
  made.schema = target.schema->record.type;
  made.open = target.schema->open;
  made.is_lookup = true;
  made.present_of = target.index;
  for (const uint32_t field : target.schema->key) made.key.push_back(made.schema.fields()[field].name);
  add_open_parts(target.schema->record, made.open, {}, made.open_parts);
}

bool creates_unmatched(const Target& target) {
  const auto& rule = target.declaration->on_unmatched;
  return rule && rule->action.kind == syntax::ActionKind::create;
}

void check_unmatched_rule(Checking& all, const Target& target) {
  const auto& rule = target.declaration->on_unmatched;
  if (!rule || !rule->action.message || target.schema == nullptr) return;
  Scope scope{.kind = Scope::Kind::record};
  scope.record = std::make_shared<const typed::Binding>(typed::Binding{"record", target.schema->record.type, nullptr});
  Context context{.all = all, .module = target.module, .scope = &scope};
  check_message(context, *rule->action.message);
}

bool begin_update(MapState& state) {
  const Target& target = *state.target;
  if (!target.declaration->updates || target.schema == nullptr) return true;
  if (!target.present) return false;
  UpdateNames update{
      .current = nullptr, .facts = lookup_facts(target.schema->record), .creates = creates_unmatched(target)};
  const bool may_be_missing = update.creates;
  update.current = std::make_shared<typed::Binding>(
      typed::Binding{"current", target.schema->record.type.with_optional(may_be_missing), nullptr});
  state.update = std::move(update);
  return true;
}

bool speaks_of_current(const Context& context, const syntax::Expression& expression) {
  bool found = false;
  if (context.map != nullptr && context.map->update)
    each_expression(expression, [&](const syntax::Expression& part) { found |= is_current(part); });
  return found;
}

ExpressionPtr check_current(Context& context, Span span) {
  if (context.map == nullptr || context.map->target == nullptr) return nullptr;
  const Target& target = *context.map->target;
  if (!context.map->update) {
    if (target.declaration->updates) return nullptr;  // reported already
    context.all.report(current_not_there(span, fmt::format("`{}` takes records and does not change any",
                                                           target.declaration->name.text))
                           .related(target.declaration->name.span, "declared with `to`"));
    return nullptr;
  }
  if (context.map->groups && group_boundary(context) == nullptr) {
    context.all.report(current_not_there(span, "a member of a group has no record in the target, only the group has"));
    return nullptr;
  }
  const typed::BindingPtr current = context.map->update->current;
  return make_reference(current, context.map->update->facts, span);
}

ExpressionPtr check_update_word(Context& context, const syntax::Expression& word) {
  const bool leaves = word.kind == syntax::ExpressionKind::leave;
  const std::string_view name = leaves ? "leave" : "clear";
  const UpdateNames* update = context.map != nullptr && context.map->update ? &*context.map->update : nullptr;
  const bool told = update == nullptr && context.map != nullptr && context.map->target != nullptr &&
                    context.map->target->declaration->updates;
  if (told) return nullptr;  // what is wrong with the target is reported there
  if (update == nullptr || !update->places.contains(&word)) {
    auto draft = update_word_misplaced(word.span, name);
    if (update != nullptr) {
      draft.label("no field is set to this")
          .note(fmt::format("`{}` is the whole value of a line, or of a branch, an arm or an `on …` of it", name));
    } else if (context.map != nullptr && context.map->target != nullptr && !context.map->target->declaration->updates) {
      draft.related(context.map->target->declaration->name.span, "this target is declared with `to`");
      draft.note(leaves ? "nothing is there that could be left" : "a field without a value is `missing`");
    }
    context.all.report(draft);
    return nullptr;
  }
  return std::make_shared<const typed::Expression>(
      typed::Expression{.type = Type(), .span = word.span, .what = typed::FieldFate{!leaves}, .parts = {}});
}

UpdateWords find_update_words(Context& context, const syntax::ExpressionPtr& value) {
  UpdateWords words;
  if (value) add_places(*value, *context.map->update, words);
  return words;
}

ExpressionPtr left_as_it_is(const UpdatedField& field) {
  return field.wanted.empty_when_missing() && field.there->type.optional()
             ? empty_where_missing(field.there, field.wanted)
             : field.there;
}

ExpressionPtr fit_update(Context& context, const ExpressionPtr& value, const UpdatedField& field,
                         const UpdateWords& words) {
  if (!value || !field.wanted.known()) return nullptr;
  const std::string name(field.name);
  if (field.is_key) {
    if (!words.leaves && !words.clears) return fit_value(context, value, field.wanted, field.name);
    context.all.report(cannot_clear(value->span, name, "is the key: the record that is there is found by it"));
    return nullptr;
  }
  if (context.map->declaration->deletes)
    return fit_value(context, value, field.wanted, field.name);  // it is reported that it is set at all
  const bool required = !field.wanted.type.optional() && !field.wanted.empty_when_missing();
  if (words.clears && required) {
    context.all.report(cannot_clear(value->span, name, "must have a value: it cannot be cleared")
                           .related(field.wanted.span, "declared without a `?` here"));
    return nullptr;
  }
  if (value->type.optional()) {
    const bool nothing = value->type.is(TypeKind::nothing);
    auto draft = missing_in_update(value->span, name);
    if (nothing && !required) draft.suggest(value->span, "clear");
    draft.note(required ? fmt::format("write `on missing leave` behind the value, or `on missing reject because "
                                      "\"…\"`: `{}` cannot be cleared",
                                      name)
                        : std::string("write `on missing leave` or `on missing clear` behind the value"));
    context.all.report(draft);
    return nullptr;
  }
  ExpressionPtr fitted = fit_value(context, value, field.wanted, field.name);
  if (!fitted) return nullptr;
  if (field.is_part && (words.leaves || words.clears)) return settled_part(fitted, field, words);
  // of a record that is made there is nothing to leave
  if (words.leaves && required && context.map->update->creates)
    return with_type(fitted, fitted->type.with_optional(true));
  return fitted;
}

namespace {

/// The target's record by the key that the map sets; missing where there is none, or where the key is broken. Null
/// after a problem.
ExpressionPtr find_present(Context& context, Target& target, typed::TargetUpdate& made) {
  MapState& state = *context.map;
  made.key = target.schema->key;
  std::ranges::sort(made.key);
  std::vector<ExpressionPtr> keys;
  for (const uint32_t place : made.key) {
    const ExpressionPtr& key = state.map.fields[place].value;
    if (!key) return nullptr;
    if (MadeOf(state.update->current.get())(*key)) {
      context.all.report(
          current_not_there(key->span, "the record is found by this key, and the key would be made of it"));
      return nullptr;
    }
    keys.push_back(key);
  }
  bool error = false;
  for (const auto& key : keys) error |= any_error(*key);
  made.index = lookup_index(context.all, *target.present, made.key, true);
  const Type record = target.schema->record.type;
  typed::Expression lookup{.type = record.with_optional(true),
                           .span = state.map.span,
                           .what = typed::Lookup{made.index, std::move(keys), false},
                           .can_error = error,
                           .can_be_unmatched = true,
                           .parts = state.update->facts.parts};
  const Span span = state.map.span;
  const ExpressionPtr nothing = make_literal({}, record.or_missing(), span);
  ExpressionPtr found = std::make_shared<const typed::Expression>(std::move(lookup));
  found = make_handled(found, State::unmatched, nothing, span);
  if (error) found = make_handled(found, State::error, nothing, span);
  return with_type(found, record.with_optional(true));
}

void say_unmatched(Context& context, const Target& target, typed::TargetUpdate& made) {
  const auto& rule = target.declaration->on_unmatched;
  if (!rule || !rule->action.message) return;
  const Muted muted(context.all);
  const Scope scope = scope_of_result(*context.map);
  Context inner = context.within(scope).at("unmatched");
  inner.module = target.module;
  const ExpressionPtr text = check_message(inner, *rule->action.message);
  if (!text) return;
  const std::string because = template_text(context.all.texts, *rule->action.message);
  const ExpressionPtr own_reason = rule->action.message->is_plain() ? nullptr : text;
  if (rule->action.kind == syntax::ActionKind::reject) {
    made.or_reject = typed::Require{made.found, add_point(inner, "", because), {}, own_reason};
  } else if (rule->action.kind == syntax::ActionKind::skip) {
    const ExpressionPtr lacks = make_operator(Operator::logical_not, {made.found}, made.found->span);
    made.or_skip = typed::SkipWhen{lacks, add_skip_rule(inner, because), {}, own_reason};
  }
}

}  // namespace

void finish_update(Context& context, Target& target) {
  MapState& state = *context.map;
  if (!state.update || !state.map.result) return;
  typed::TargetUpdate made;
  made.deletes = state.declaration->deletes;
  const ExpressionPtr found = find_present(context, target, made);
  if (!found) return;
  state.update->current->value = found;
  made.current = state.update->current;
  made.found = make_operator(Operator::is_present, {found}, state.map.span);
  say_unmatched(context, target, made);
  state.map.update = std::move(made);
}

typed::PartFacts facts_of_result(const MapState& state) {
  typed::PartFacts facts;
  if (!state.update) return facts;
  for (size_t i = 0; i < state.map.fields.size(); ++i) {
    const bool stays = state.map.fields[i].there != nullptr && i < state.update->facts.parts.size();
    facts.parts.push_back(stays ? state.update->facts.parts[i] : typed::PartFacts{});
  }
  return facts;
}

}  // namespace damson::checking
