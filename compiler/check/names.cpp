// What a bare name stands for, and the fields behind a dot.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/check/groups.h"
#include "compiler/check/types.h"
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
  bool found = false;                      // a null value then: it could not be checked
  const Scope* hidden_record = nullptr;    // a record outside `[ ]` has a field of that name
  bool unknown_scope = false;              // anything may be meant
  bool of_members = false;                 // it is a name of a group's members, and a group is spoken of
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
    if (scope->kind == Scope::Kind::unknown) result.unknown_scope = true;
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

std::vector<std::string> names_in_scope(const Context& context) {
  std::vector<std::string> names;
  bool inside_brackets = false;
  for (const Scope* scope = context.scope; scope != nullptr; scope = scope->outer) {
    for (const auto& [name, entry] : scope->names) names.push_back(name);
    if (scope->record && scope->record->type.is(TypeKind::record) && !inside_brackets) {
      for (const auto& field : scope->record->type.fields()) names.push_back(field.name);
    }
    inside_brackets |= scope->kind == Scope::Kind::item;
  }
  if (context.module != nullptr) {
    for (auto& name : visible_names(*context.module, &Module::values)) names.push_back(std::move(name));
  }
  return names;
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

void report_unknown_name(Context& context, const syntax::Name& name) {
  if (context.module != nullptr && context.module->broken) return;
  auto draft = unknown_name(name.span, name.text);
  const std::vector<std::string> names = names_in_scope(context);
  if (const auto nested = nested_field(context, name.text)) {
    draft.label(fmt::format("did you mean `{}`?", *nested)).suggest(name.span, *nested);
  } else if (const auto near = nearest_name(name.text, names)) {
    draft.label(fmt::format("did you mean `{}`?", *near)).suggest(name.span, as_written(*near));
    if (context.map != nullptr) context.map->excused.insert(std::string(*near));
  } else {
    draft.label("no field, `let` or parameter has this name");
    draft.note(fmt::format("if a text is meant, put it in quotes: \"{}\"", name.text));
  }
  context.all.report(draft);
}

ExpressionPtr report_not_value(Context& context, const syntax::Name& name, std::string_view what, std::string_view advice) {
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
    return report_not_value(context, name, (*source)->declaration->is_lookup ? "a lookup" : "a source",
                            fmt::format("ask it for a record: `{}[key == …]`", as_written(name.text)));
  }
  if (std::holds_alternative<Target*>(value)) {
    return report_not_value(context, name, "a target", "a map reads its source, never its target");
  }
  return nullptr;
}

void mark_used(const CallableName& callable) {
  if (const auto* function = std::get_if<FunctionInfo*>(&callable)) (*function)->used = true;
  if (const auto* vocabulary = std::get_if<Vocabulary*>(&callable)) (*vocabulary)->used = true;
  if (const auto* paths = std::get_if<Paths*>(&callable)) (*paths)->used = true;
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
  if (const auto near = nearest_name(field.field.text, import->second->values.order)) {
    draft.label(fmt::format("did you mean `{}`?", *near)).suggest(field.field.span, as_written(*near));
  }
  context.all.report(draft);
  return nullptr;
}

}  // namespace

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

ExpressionPtr check_field(Context& context, const syntax::FieldExpression& field) {
  bool is_import = false;
  ExpressionPtr imported = named_import_field(context, field, is_import);
  if (is_import) return imported;
  const ExpressionPtr object = check_expression(context, field.object);
  if (!object) return nullptr;
  const Type* inside = record_inside(object->type);
  if (inside == nullptr) {
    auto draft = no_fields(field.field.span, field.field.text, to_text(object->type.required()));
    if (object->type.is(TypeKind::variable)) draft.note(conversion_hint(object->type, Type()));
    if (object->type.is(TypeKind::any)) draft.note("`any` is carried as it stands; declare its fields in the schema to use them");
    context.all.report(draft);
    return nullptr;
  }
  const int place = inside->find_field(field.field.text);
  if (place >= 0) {
    if (inside->fields()[static_cast<size_t>(place)].type.is(TypeKind::nothing)) return nullptr;
    return make_field(object, static_cast<uint32_t>(place), field.span);
  }
  std::vector<std::string_view> names;
  for (const auto& other : inside->fields()) names.emplace_back(other.name);
  auto draft = unknown_field(field.field.span, inside->name().empty() ? std::string("this record") : quoted(inside->name()),
                             field.field.text);
  if (const auto near = nearest_name(field.field.text, names)) {
    draft.label(fmt::format("did you mean `{}`?", *near)).suggest(field.field.span, as_written(*near));
    if (context.map != nullptr) context.map->excused.insert(std::string(*near));
  }
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
