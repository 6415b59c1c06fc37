// Finding out what a type expression stands for.
#include "compiler/check/types.h"

#include <fmt/format.h>
#include <llvm/ADT/StringSet.h>

#include <algorithm>

#include "compiler/check/constraints.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/vocabularies.h"
#include "compiler/diagnostics/not_a_vocabulary.h"
#include "compiler/diagnostics/not_supported.h"
#include "compiler/diagnostics/option_twice.h"
#include "compiler/diagnostics/schema_contains_itself.h"
#include "compiler/diagnostics/unknown_type.h"
#include "compiler/diagnostics/wants_record.h"
#include "compiler/elsewhere/foreign_word.h"

namespace damson::checking {

namespace {

constexpr std::array<TypeKind, 11> written_kinds{
    TypeKind::text, TypeKind::boolean,  TypeKind::integer, TypeKind::decimal, TypeKind::floating, TypeKind::date,
    TypeKind::time, TypeKind::datetime, TypeKind::path,    TypeKind::file,    TypeKind::any};

std::optional<TypeKind> built_in_type(std::string_view name) {
  for (const TypeKind kind : written_kinds) {
    if (kind_name(kind) == name) return kind;
  }
  return std::nullopt;
}

bool is_type_parameter(const TypeScope& scope, const syntax::DottedName& name) {
  if (scope.function == nullptr || !name.is_simple()) return false;
  return std::ranges::any_of(scope.function->type_parameters,
                             [&](const auto& parameter) { return parameter.text == name.first().text; });
}

/// A declared name that only differs from the written one in its case goes before a word of another language.
const ForeignWord* foreign_type(const std::string& written, const Offers& offers) {
  if (has_in_other_case(offers, written)) return nullptr;
  return find_foreign_word(written, ForeignPlace::type);
}

/// Gives the name that is meant most likely.
std::optional<std::string> report_unknown_type(Checking& all, const TypeScope& scope, const syntax::DottedName& name) {
  if (may_be_imported(scope.module, name)) return std::nullopt;
  auto draft = unknown_type(name.span, name.text());
  Offers offers{.title = "the types", .dotted = true};
  for (const auto& type : visible_names(scope.module, &Module::types)) offers.add(type);
  if (scope.function != nullptr) {
    for (const auto& parameter : scope.function->type_parameters) offers.add(parameter.text);
  }
  for (const TypeKind kind : written_kinds) offers.add(kind_name(kind));
  if (const ForeignWord* foreign = foreign_type(name.text(), offers)) {
    const auto here = written_here(*foreign, {});
    if (here)
      draft.label(fmt::format("did you mean `{}`?", *here)).suggest(name.span, *here);
    else
      draft.note(std::string(foreign->note));
    all.report(draft);
    return here;
  }
  if (auto near = suggest_nearest(draft, name.span, name.text(), offers)) {
    all.report(draft);
    return near;
  }
  if (scope.module.broken) return std::nullopt;  // it may be one of the import that is not there
  if (scope.function != nullptr && name.is_simple()) {
    std::string parameters;
    for (const auto& parameter : scope.function->type_parameters) parameters += as_written(parameter.text) + ", ";
    draft.note(fmt::format("if it is to stand for any type, say so behind the function's name: `fn {}<{}{}>(…)`",
                           as_written(scope.function->name.text), parameters, as_written(name.text())));
  } else if (!name.text().empty() && name.text()[0] >= 'A' && name.text()[0] <= 'Z') {
    draft.note(
        fmt::format("if it is a schema, declare it: `schema {} {{ … }}`, with a line `name: type` for each field",
                    as_written(name.text())));
  }
  all.report(draft);
  return std::nullopt;
}

/// A long list of texts is called by its name.
void name_options(DeclaredType& type, const std::string& name) {
  constexpr size_t shown_options = 12;
  if (type.type.options().size() <= shown_options || !type.type.name().empty()) return;
  type.type = Type::one_of(type.type.options(), name).with_optional(type.type.optional());
}

}  // namespace

DeclaredType resolve_alias(Checking& all, TypeAlias& alias) {
  if (alias.progress == Progress::running) {
    all.report(schema_contains_itself(alias.declaration->name.span, alias.declaration->name.text));
    return {};
  }
  if (alias.progress == Progress::untouched) {
    alias.progress = Progress::running;
    alias.type = resolve_type(all, {*alias.module}, *alias.declaration->type);
    name_options(alias.type, alias.declaration->name.text);
    alias.progress = Progress::done;
  }
  return alias.type;
}

namespace {

DeclaredType declared_schema(Checking& all, Schema& schema, Span span) {
  if (schema.progress == Progress::running) {
    all.report(schema_contains_itself(span, schema.name)
                   .related(schema.span, "this is inside it already")
                   .note("a tree of any depth is carried as `any`, and walked with `descendants`"));
    return {};
  }
  resolve_schema(all, schema);
  return schema.record;
}

DeclaredType resolve_named(Checking& all, const TypeScope& scope, const syntax::NamedType& named) {
  DeclaredType type;
  const auto* entry = find_name(scope.module, &Module::types, named.name);
  const auto kind = named.name.is_simple() ? built_in_type(named.name.first().text) : std::nullopt;
  if (is_type_parameter(scope, named.name)) {
    type.type = Type::variable(named.name.first().text);
  } else if (entry != nullptr) {
    if (const auto* schema = std::get_if<Schema*>(&entry->what)) type = declared_schema(all, **schema, named.name.span);
    if (const auto* alias = std::get_if<TypeAlias*>(&entry->what)) type = resolve_alias(all, **alias);
  } else if (kind == TypeKind::file) {
    all.report(not_supported(named.name.span, "the type `file`"));
  } else if (kind) {
    type.type = Type(*kind);
  } else {
    report_unknown_type(all, scope, named.name);
  }
  type.span = named.span;
  if (type.known()) apply_constraints(all, type, named.range, named.matching);
  return type;
}

DeclaredType resolve_list(Checking& all, const TypeScope& scope, const syntax::ListType& list) {
  DeclaredType element = resolve_type(all, scope, *list.element);
  if (!element.known()) return {.type = {}, .span = list.span};
  DeclaredType type{.type = Type::list_of(element.type), .span = list.span};
  type.children.push_back(std::move(element));
  apply_constraints(all, type, list.range, std::nullopt);
  return type;
}

DeclaredType resolve_one_of(Checking& all, const syntax::OneOfType& one_of) {
  std::vector<std::string> options;
  llvm::StringSet<> known;
  for (const auto& option : one_of.options) {
    if (!option) continue;
    std::string text = option->plain();
    if (!known.insert(text).second) {
      all.report(option_twice(option->span, text));
      continue;
    }
    options.push_back(std::move(text));
  }
  return {.type = Type::one_of(std::move(options)), .span = one_of.span};
}

DeclaredType resolve_one_of_vocabulary(Checking& all, const Module& module, const syntax::OneOfVocabularyType& type) {
  const auto* entry = find_name(module, &Module::callables, type.vocabulary);
  if (entry == nullptr || std::holds_alternative<FunctionInfo*>(entry->what) ||
      std::holds_alternative<Paths*>(entry->what)) {
    if (!module.broken) all.report(not_a_vocabulary(type.vocabulary.span, type.vocabulary.text()));
    return {.type = {}, .span = type.span};
  }
  const auto* vocabulary = std::get_if<Vocabulary*>(&entry->what);
  if (vocabulary == nullptr) return {.type = {}, .span = type.span};
  (*vocabulary)->used = true;
  auto options = vocabulary_results(all, **vocabulary);
  if (!options) return {.type = {}, .span = type.span};
  return {.type = Type::one_of(std::move(*options)), .span = type.span};
}

Schema& schema_in_place(Checking& all, const TypeScope& scope, const syntax::RecordType& record) {
  Schema& schema = all.declarations.schemas.emplace_back();
  schema.span = record.span;
  schema.module = &scope.module;
  schema.progress = Progress::done;
  schema.broken = record.broken;
  schema.open = record.open.has_value();
  resolve_fields(all, scope, record.fields, schema);
  return schema;
}

}  // namespace

std::string quoted(std::string_view name) { return fmt::format("`{}`", name); }

std::string as_written(std::string_view name) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
  };
  const bool simple =
      !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::all_of(name.begin(), name.end(), plain);
  return simple ? std::string(name) : fmt::format("`{}`", name);
}

bool is_built_in_type(std::string_view name) { return built_in_type(name).has_value(); }

DeclaredType resolve_type(Checking& all, const TypeScope& scope, const syntax::TypeExpression& type) {
  DeclaredType resolved;
  switch (type.kind) {
    case syntax::TypeExpressionKind::error: break;
    case syntax::TypeExpressionKind::named:
      resolved = resolve_named(all, scope, syntax::as<syntax::NamedType>(type));
      break;
    case syntax::TypeExpressionKind::list:
      resolved = resolve_list(all, scope, syntax::as<syntax::ListType>(type));
      break;
    case syntax::TypeExpressionKind::record:
      resolved = schema_in_place(all, scope, syntax::as<syntax::RecordType>(type)).record;
      break;
    case syntax::TypeExpressionKind::one_of: resolved = resolve_one_of(all, syntax::as<syntax::OneOfType>(type)); break;
    case syntax::TypeExpressionKind::one_of_vocabulary:
      resolved = resolve_one_of_vocabulary(all, scope.module, syntax::as<syntax::OneOfVocabularyType>(type));
      break;
  }
  resolved.span = type.span;
  if (resolved.known() && type.optional) resolved.type = resolved.type.or_missing();
  return resolved;
}

void resolve_schema(Checking& all, Schema& schema) {
  if (schema.progress != Progress::untouched) return;
  schema.progress = Progress::running;
  const auto& declaration = *schema.declaration;
  schema.broken = declaration.broken;
  schema.open = declaration.open.has_value();
  resolve_fields(all, {*schema.module}, declaration.fields, schema);
  if (declaration.composite_key) resolve_composite_key(all, *declaration.composite_key, schema);
  schema.progress = Progress::done;
}

namespace {

/// Where the name of a schema is misspelt, the one that is meant most likely.
const Schema* schema_meant(Checking& all, const Module& module, const syntax::DottedName& name) {
  const auto near = report_unknown_type(all, {module}, name);
  const auto* entry = near ? find_name(module, &Module::types, *near) : nullptr;
  const auto* schema = entry == nullptr ? nullptr : std::get_if<Schema*>(&entry->what);
  if (schema == nullptr) return nullptr;
  resolve_schema(all, **schema);
  return *schema;
}

}  // namespace

const Schema* schema_of(Checking& all, const Module& module, const syntax::TypeExpression& type,
                        std::string_view whose) {
  if (type.kind == syntax::TypeExpressionKind::record) {
    const Schema& schema = schema_in_place(all, {module}, syntax::as<syntax::RecordType>(type));
    return &schema;
  }
  if (const auto* named = syntax::try_as<syntax::NamedType>(type); named != nullptr && !type.optional) {
    if (const auto* entry = find_name(module, &Module::types, named->name)) {
      if (const auto* schema = std::get_if<Schema*>(&entry->what)) {
        resolve_schema(all, **schema);
        return *schema;
      }
    } else if (named->name.is_simple() && !is_built_in_type(named->name.first().text)) {
      return schema_meant(all, module, named->name);
    }
  }
  const DeclaredType resolved = resolve_type(all, {module}, type);
  if (resolved.known()) all.report(wants_record(type.span, whose, to_text(resolved.type)));
  return nullptr;
}

}  // namespace damson::checking
