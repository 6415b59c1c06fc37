// What a bare name stands for, and the fields behind a dot.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/callables.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/check/foreign_words.h"
#include "compiler/check/groups.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/unread.h"
#include "compiler/check/updates.h"
#include "compiler/diagnostics/asks_for_record.h"
#include "compiler/diagnostics/names_a_callable.h"
#include "compiler/diagnostics/no_fields.h"
#include "compiler/diagnostics/not_a_value.h"
#include "compiler/diagnostics/unknown_field.h"
#include "compiler/diagnostics/unknown_name.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

/// What the scopes say of a name.
struct Found {
  ExpressionPtr value;
  bool found = false;                    // a null value then: it could not be checked
  const Scope* hidden_record = nullptr;  // a record outside `[ ]` has a field of that name
  bool unknown_scope = false;            // anything may be meant
  bool of_members = false;               // it is a name of a group's members, and a group is spoken of
};

bool has_field(const Scope& scope, const std::string& name) {
  return scope.record && scope.record->type.is(TypeKind::record) && scope.record->type.find_field(name) >= 0;
}

ExpressionPtr field_of(const typed::BindingPtr& record, const typed::PartFacts& facts, uint32_t field, Span span) {
  if (record->type.fields()[field].type.is(TypeKind::nothing)) return nullptr;  // its type could not be read
  return make_field(make_reference(record, facts, span), field, span);
}

Found find_in_scopes(const Context& context, const syntax::Name& name) {
  Found result;
  bool inside_brackets = false;
  for (const Scope* scope = context.scope; scope != nullptr; scope = scope->outer) {
    if (scope->kind == Scope::Kind::unknown) {
      result.unknown_scope |= scope->unread == nullptr || may_declare(context.all, *scope->unread, name.text);
    }
    if (scope->kind == Scope::Kind::group) result.of_members = true;
    if (const auto entry = scope->names.find(name.text); entry != scope->names.end()) {
      entry->second.used = true;
      result.found = true;
      if (entry->second.binding) result.value = make_reference(entry->second.binding, entry->second.facts, name.span);
      return result;
    }
    if (!has_field(*scope, name.text)) {
      inside_brackets |= scope->kind == Scope::Kind::item;
      continue;
    }
    if (inside_brackets && !result.of_members) {
      if (result.hidden_record == nullptr) result.hidden_record = scope;
      continue;
    }
    const auto field = static_cast<uint32_t>(scope->record->type.find_field(name.text));
    result.found = true;
    result.value = field_of(scope->record, scope->facts, field, name.span);
    return result;
  }
  return result;
}

Offers names_in_scope(const Context& context) {
  Offers offers{.title = "the names here"};
  bool inside_brackets = false;
  for (const Scope* scope = context.scope; scope != nullptr; scope = scope->outer) {
    if (scope->record && scope->record->type.is(TypeKind::record) && !inside_brackets) {
      for (auto& field : fields_offered(scope->record->type).offers) offers.offers.push_back(std::move(field));
    }
    for (const auto& [name, entry] : scope->names)
      offers.add(name, entry.is_let ? "a `let`" : entry.binding ? to_text(entry.binding->type) : "");
    inside_brackets |= scope->kind == Scope::Kind::item;
  }
  if (context.module == nullptr) return offers;
  for (const auto& name : visible_names(*context.module, &Module::values)) {
    const auto* entry = find_name(*context.module, &Module::values, name);
    if (entry == nullptr || std::holds_alternative<Target*>(entry->what)) continue;
    const auto* source = std::get_if<Source*>(&entry->what);
    offers.add(name, source == nullptr ? "a parameter" : (*source)->declaration->is_lookup ? "a lookup" : "a source");
  }
  return offers;
}

/// Fields inside the mapped record's records that have the name: `dateRange.startYear` for `startYear`.
std::optional<std::string> nested_field(const Context& context, const std::string& name) {
  for (const Scope* scope = context.scope; scope != nullptr; scope = scope->outer) {
    if (!scope->record || !scope->record->type.is(TypeKind::record)) continue;
    for (const auto& field : scope->record->type.fields()) {
      if (field.type.is(TypeKind::record) && field.type.find_field(name) >= 0) {
        return fmt::format("{}.{}", as_written(field.name), as_written(name));
      }
    }
  }
  return std::nullopt;
}

/// `alt`, where the record has a list `images` of records with that field.
std::optional<std::string> list_with_field(const Context& context, const std::string& name) {
  for (const Scope* scope = context.scope; scope != nullptr; scope = scope->outer) {
    if (!scope->record || !scope->record->type.is(TypeKind::record)) continue;
    for (const auto& field : scope->record->type.fields()) {
      const Type* inside = field.type.is(TypeKind::list) ? record_inside(field.type) : nullptr;
      if (inside != nullptr && inside->find_field(name) >= 0) return as_written(field.name);
    }
  }
  return std::nullopt;
}

/// What a line of the map sets a field of the target to, as it is written.
std::optional<std::string> set_in_map(const Context& context, const std::string& name) {
  for (const auto& item : context.map->declaration->items) {
    const auto* field = syntax::try_as<syntax::FieldItem>(*item);
    if (field == nullptr || field->name.text != name || !field->value) continue;
    std::string value = written(context.all.texts, field->value->span);
    constexpr size_t short_enough = 40;
    return value.size() <= short_enough ? std::optional(std::move(value)) : std::nullopt;
  }
  return std::nullopt;
}

/// A field of the target, in a line that reads the source.
bool explain_target_field(const Context& context, ProblemDraft& draft, const syntax::Name& name) {
  const bool has_target =
      context.map != nullptr && context.map->target != nullptr && context.map->target->schema != nullptr;
  if (!has_target || context.map->target->schema->record.type.find_field(name.text) < 0) return false;
  const auto value = set_in_map(context, name.text);
  if (value &&
      value->find(name.text) != std::string::npos) {  // `title = title | trim`: what is meant is a field of the source
    draft.note(fmt::format("`{}` is a field of the target, and a map reads its source", name.text));
    return false;
  }
  draft.label("a field of the target, and a map reads its source");
  if (value) {
    draft.suggest(name.span, in_place_of(context.all.texts, name.span, *value), Fix::needs_review,
                  fmt::format("write what it is set to: `{}`", *value));
  }
  return true;
}

/// A field of single records, in an expectation about all of them.
bool explain_single_record(const Context& context, ProblemDraft& draft, const syntax::Name& name) {
  if (context.map != nullptr || context.all.figures == nullptr) return false;
  const auto has_it = [&](const auto& one) {
    return one.schema != nullptr && one.schema->record.type.find_field(name.text) >= 0;
  };
  const auto& declarations = context.all.declarations;
  if (!std::ranges::any_of(declarations.sources, has_it) && !std::ranges::any_of(declarations.targets, has_it))
    return false;
  draft.label("a field of single records");
  draft.note(
      fmt::format("`expect` is about the whole run, such as `count(assets) > 0`; what must hold of each record is a "
                  "line `require {} … because \"…\"` in the map",
                  as_written(name.text)));
  return true;
}

/// What a line of the map seems to set, which is no field of the target: that line tells of it.
bool is_told_of(const Context& context, const syntax::Name& name) {
  if (context.map == nullptr || context.map->target == nullptr || context.map->target->schema == nullptr) return false;
  if (context.map->target->schema->record.type.find_field(name.text) >= 0) return false;
  return std::ranges::any_of(context.map->declaration->items, [&](const auto& item) {
    const auto* field = syntax::try_as<syntax::FieldItem>(*item);
    return field != nullptr && field->name.text == name.text;
  });
}

void report_unknown_name(Context& context, const syntax::Name& name) {
  if (is_told_of(context, name)) return;
  auto draft = unknown_name(name.span, name.text);
  const Offers offers = names_in_scope(context);
  if (!has_in_other_case(offers, name.text) && explain_foreign_value(draft, name)) return context.all.report(draft);
  if (const auto nested = nested_field(context, name.text)) {
    draft.label(fmt::format("did you mean `{}`?", *nested)).suggest(name.span, *nested);
    return context.all.report(draft);
  }
  if (explain_target_field(context, draft, name) || explain_single_record(context, draft, name))
    return context.all.report(draft);
  if (const auto near = suggest_nearest(draft, name.span, name.text, offers)) {
    if (context.map != nullptr) context.map->excused.insert(*near);
    const auto* entry = context.module == nullptr ? nullptr : find_name(*context.module, &Module::values, *near);
    const auto* source = entry == nullptr ? nullptr : std::get_if<Source*>(&entry->what);
    if (source != nullptr) (*source)->used = (*source)->unsure = true;
    return context.all.report(draft);
  }
  if (context.module != nullptr && context.module->broken) return;  // it may be one of the import that is not there
  draft.label("no field, `let` or parameter has this name");
  if (const auto list = list_with_field(context, name.text)) {
    draft.note(
        fmt::format("`{0}` is a list of records that have it: `{0}.{1}` is the list of all, `for x in {0} => x.{1}` "
                    "takes one after the other",
                    *list, as_written(name.text)));
  }
  draft.note(fmt::format("if a text is meant, put it in quotes: \"{}\"", name.text));
  context.all.report(draft);
}

ExpressionPtr report_not_value(Context& context, const syntax::Name& name, std::string_view what,
                               std::string_view advice) {
  context.all.report(not_a_value(name.span, name.text, what).note(std::string(advice)));
  return nullptr;
}

ExpressionPtr declared_value(Context& context, const syntax::Name& name, const ValueName& value) {
  if (const auto* param = std::get_if<Param*>(&value)) {
    return (*param)->binding ? make_reference((*param)->binding, {}, name.span) : nullptr;
  }
  if (const auto* source = std::get_if<Source*>(&value)) {
    (*source)->used = true;
    (*source)->unsure = true;  // what was wanted of it is not known
    if (context.all.figures != nullptr) {
      return report_not_value(
          context, name, "a source",
          fmt::format("its number of records is `count({0})`; a share is written `at most 20% of {0}`",
                      as_written(name.text)));
    }
    if (!(*source)->declaration->is_lookup && context.map != nullptr && context.map->map.grouping) {
      return report_not_value(
          context, name, "a source",
          "in a map with `by`, `count()` counts the records of a group, and `sum(price)` adds up a field of theirs");
    }
    const Schema* schema = (*source)->schema;
    const std::string key = schema == nullptr || schema->key.size() != 1
                                ? "key"
                                : as_written(schema->record.type.fields()[schema->key.front()].name);
    return report_not_value(
        context, name, (*source)->declaration->is_lookup ? "a lookup" : "a source",
        fmt::format(
            "ask it for a record: `{}[{} == record.field].name`, with the field of this record that holds its key",
            as_written(name.text), key));
  }
  if (std::holds_alternative<Target*>(value)) {
    return report_not_value(context, name, "a target", "a map reads its source, never its target");
  }
  return nullptr;
}

ExpressionPtr named_import_field(Context& context, const syntax::FieldExpression& field, bool& is_import) {
  const auto* object = syntax::try_as<syntax::NameExpression>(*field.object);
  if (object == nullptr || context.module == nullptr || find_in_scopes(context, object->name).found) return nullptr;
  const auto import = context.module->named_imports.find(object->name.text);
  if (import == context.module->named_imports.end()) return nullptr;
  is_import = true;
  if (const auto* entry = find_name(*import->second, &Module::values, field.field.text)) {
    return declared_value(context, field.field, entry->what);
  }
  if (import->second->broken) return nullptr;
  auto draft = unknown_name(field.field.span, fmt::format("{}.{}", object->name.text, field.field.text));
  Offers offers{.title = fmt::format("the names of `{}`", object->name.text)};
  for (const auto& name : import->second->values.order) offers.add(name);
  suggest_nearest(draft, field.field.span, field.field.text, offers);
  context.all.report(draft);
  return nullptr;
}

/// `current`, where nothing else is called so.
bool names_current(const Context& context, const syntax::Name& name) {
  if (name.text != "current" || context.map == nullptr) return false;
  return context.module == nullptr || find_name(*context.module, &Module::values, name.text) == nullptr;
}

}  // namespace

void mark_used(const CallableName& callable) {
  if (const auto* function = std::get_if<FunctionInfo*>(&callable)) (*function)->used = true;
  if (const auto* vocabulary = std::get_if<Vocabulary*>(&callable)) (*vocabulary)->used = true;
  if (const auto* paths = std::get_if<Paths*>(&callable)) (*paths)->used = true;
}

ExpressionPtr check_name(Context& context, const syntax::Name& name) {
  Found found = find_in_scopes(context, name);
  const bool is_record = !found.found && name.text == "record" && context.map != nullptr && context.map->map.record;
  if ((found.found || is_record) && found.of_members) {
    if (found.found && !found.value) return nullptr;
    const ExpressionPtr of_group = let_of_group(context, name);
    return of_group ? of_group : report_name_of_members(context, name);
  }
  if (found.found) return found.value;
  if (is_record) {
    return make_reference(context.map->map.record, {}, name.span);
  }
  if (names_current(context, name)) return check_current(context, name.span);
  if (context.module != nullptr) {
    if (const auto* entry = find_name(*context.module, &Module::values, name.text)) {
      return declared_value(context, name, entry->what);
    }
  }
  if (found.hidden_record != nullptr) {
    const std::string written = fmt::format("record.{}", as_written(name.text));
    context.all.report(asks_for_record(name.span, name.text).suggest(name.span, written));
    return nullptr;
  }
  if (found.unknown_scope) return nullptr;
  if (context.module != nullptr) {
    if (const auto* entry = find_name(*context.module, &Module::callables, name.text)) {
      mark_used(entry->what);
      context.all.report(names_a_callable(name.span, name.text));
      return nullptr;
    }
  }
  report_unknown_name(context, name);
  return nullptr;
}

bool is_known_name(const Context& context, const syntax::Name& name) {
  const Found found = find_in_scopes(context, name);
  if (!found.found && names_current(context, name) && context.map->update) return true;
  return found.found ||
         (context.module != nullptr && find_name(*context.module, &Module::values, name.text) != nullptr);
}

bool is_near_name(const Context& context, const syntax::Name& name) {
  std::vector<std::string> names;
  for (const Offer& offer : names_in_scope(context).offers) names.push_back(offer.name);
  return nearest_name(name.text, names).has_value();
}

/// `works.title` in a map of `works`, whose fields are called by their names alone. True when it was reported.
bool reports_field_of_source(Context& context, const syntax::FieldExpression& field) {
  const auto* object = syntax::try_as<syntax::NameExpression>(*field.object);
  if (object == nullptr || context.map == nullptr || context.map->source == nullptr || context.module == nullptr)
    return false;
  const auto* entry = find_name(*context.module, &Module::values, object->name.text);
  const auto* source = entry == nullptr ? nullptr : std::get_if<Source*>(&entry->what);
  if (source == nullptr || *source != context.map->source || find_in_scopes(context, object->name).found) return false;
  if ((*source)->schema == nullptr || (*source)->schema->record.type.find_field(field.field.text) < 0) return false;
  context.map->excused.insert(field.field.text);
  context.all.report(not_a_value(object->name.span, object->name.text, "a source")
                         .note("a map names the fields of its source by their names alone")
                         .suggest(field.span, as_written(field.field.text)));
  return true;
}

ExpressionPtr check_field(Context& context, const syntax::FieldExpression& field) {
  if (reports_field_of_source(context, field)) return nullptr;
  bool is_import = false;
  ExpressionPtr imported = named_import_field(context, field, is_import);
  if (is_import) return imported;
  const ExpressionPtr object = check_expression(context, field.object);
  if (!object) return nullptr;
  const Type* inside = record_inside(object->type);
  if (inside == nullptr) {
    auto draft = no_fields(field.field.span, field.field.text, to_text(object->type.required()));
    if (explain_foreign_field(context, draft, field)) {
      context.all.report(draft);
      return nullptr;
    }
    if (object->type.is(TypeKind::variable)) draft.note(conversion_hint(object->type, Type()));
    if (object->type.is(TypeKind::any))
      draft.note("`any` is carried as it stands; declare its fields in the schema to use them");
    context.all.report(draft);
    return nullptr;
  }
  const int place = inside->find_field(field.field.text);
  if (place >= 0) {
    if (inside->fields()[static_cast<size_t>(place)].type.is(TypeKind::nothing)) return nullptr;
    return make_field(object, static_cast<uint32_t>(place), field.span);
  }
  auto draft = unknown_field(
      field.field.span, inside->name().empty() ? std::string("this record") : quoted(inside->name()), field.field.text);
  const auto near = suggest_nearest(draft, field.field.span, field.field.text, fields_offered(*inside));
  if (near && context.map != nullptr) context.map->excused.insert(*near);
  context.all.report(draft);
  return nullptr;
}

Source* source_named(Context& context, const syntax::Expression& expression) {
  if (context.module == nullptr) return nullptr;
  const NameTable<ValueName>::Entry* entry = nullptr;
  if (const auto* name = syntax::try_as<syntax::NameExpression>(expression)) {
    if (find_in_scopes(context, name->name).found) return nullptr;
    entry = find_name(*context.module, &Module::values, name->name.text);
  } else if (const auto* field = syntax::try_as<syntax::FieldExpression>(expression)) {
    const auto* object = syntax::try_as<syntax::NameExpression>(*field->object);
    if (object == nullptr || find_in_scopes(context, object->name).found) return nullptr;
    const auto import = context.module->named_imports.find(object->name.text);
    if (import == context.module->named_imports.end()) return nullptr;
    entry = find_name(*import->second, &Module::values, field->field.text);
  }
  if (entry == nullptr) return nullptr;
  const auto* source = std::get_if<Source*>(&entry->what);
  return source == nullptr ? nullptr : *source;
}

}  // namespace damson::checking
