// Collecting declarations and imports.
#include "compiler/check/declare.h"

#include <fmt/format.h>

#include "compiler/check/callables.h"
#include "compiler/check/connectors.h"
#include "compiler/check/map.h"
#include "compiler/check/params.h"
#include "compiler/check/types.h"
#include "compiler/check/updates.h"
#include "compiler/check/vocabularies.h"
#include "compiler/diagnostics/declared_twice.h"
#include "compiler/diagnostics/unused_declaration.h"

namespace damson::checking {

namespace {

template <class Name>
void declare(Checking& all, NameTable<Name>& table, const syntax::Name& name, Name what) {
  const auto [entry, added] = table.entries.emplace(name.text, typename NameTable<Name>::Entry{what, name.span});
  if (added) {
    table.order.push_back(name.text);
    return;
  }
  all.report(declared_twice(name.span, name.text).related(entry->second.span, "first here"));
}

void declare_one(Checking& all, Module& module, const syntax::Declaration& declaration) {
  using syntax::as;
  using syntax::DeclarationKind;
  Declarations& into = all.declarations;
  switch (declaration.kind) {
    case DeclarationKind::error: {
      const auto& name = as<syntax::ErrorDeclaration>(declaration).name;
      if (!name) {
        module.broken = true;
        return;
      }
      module.types.entries.emplace(name->text, NameTable<TypeName>::Entry{Unreadable{}, name->span});
      module.values.entries.emplace(name->text, NameTable<ValueName>::Entry{Unreadable{}, name->span});
      module.callables.entries.emplace(name->text, NameTable<CallableName>::Entry{Unreadable{}, name->span});
      return;
    }
    case DeclarationKind::migration: {
      const auto& title = as<syntax::MigrationDeclaration>(declaration).title;
      if (title && all.program().name.empty()) all.program().name = title->plain();
      return;
    }
    case DeclarationKind::import:
    case DeclarationKind::map:
    case DeclarationKind::expect:
    case DeclarationKind::test: return;
    case DeclarationKind::type: {
      const auto& alias = as<syntax::TypeDeclaration>(declaration);
      into.aliases.push_back({.module = &module, .declaration = &alias});
      return declare<TypeName>(all, module.types, alias.name, &into.aliases.back());
    }
    case DeclarationKind::schema: {
      const auto& schema = as<syntax::SchemaDeclaration>(declaration);
      into.schemas.push_back(
          {.name = schema.name.text, .span = schema.name.span, .module = &module, .declaration = &schema});
      return declare<TypeName>(all, module.types, schema.name, &into.schemas.back());
    }
    case DeclarationKind::param: {
      const auto& param = as<syntax::ParamDeclaration>(declaration);
      into.params.push_back({.module = &module, .declaration = &param});
      return declare<ValueName>(all, module.values, param.name, &into.params.back());
    }
    case DeclarationKind::source: {
      const auto& source = as<syntax::SourceDeclaration>(declaration);
      into.sources.push_back({.module = &module, .declaration = &source});
      return declare<ValueName>(all, module.values, source.name, &into.sources.back());
    }
    case DeclarationKind::target: {
      const auto& target = as<syntax::TargetDeclaration>(declaration);
      into.targets.push_back({.module = &module, .declaration = &target});
      return declare<ValueName>(all, module.values, target.name, &into.targets.back());
    }
    case DeclarationKind::function: {
      const auto& function = as<syntax::FunctionDeclaration>(declaration);
      into.functions.push_back({.module = &module, .declaration = &function});
      return declare<CallableName>(all, module.callables, function.name, &into.functions.back());
    }
    case DeclarationKind::vocabulary: {
      const auto& vocabulary = as<syntax::VocabularyDeclaration>(declaration);
      into.vocabularies.push_back({.module = &module, .declaration = &vocabulary});
      return declare<CallableName>(all, module.callables, vocabulary.name, &into.vocabularies.back());
    }
    case DeclarationKind::paths: {
      const auto& paths = as<syntax::PathsDeclaration>(declaration);
      into.paths.push_back({.module = &module, .declaration = &paths});
      return declare<CallableName>(all, module.callables, paths.name, &into.paths.back());
    }
  }
}

void connect_imports(Checking& all, const LoadedProgram& program) {
  for (size_t i = 0; i < program.texts.size(); ++i) {
    Module& module = all.declarations.modules[i];
    for (const auto& import : program.texts[i].imports) {
      if (!import.text) {
        if (import.declaration->alias)
          module.named_imports.emplace(import.declaration->alias->text, &all.declarations.unread_import);
        module.broken = true;
        continue;
      }
      const Module* imported = &all.declarations.modules[*import.text];
      if (import.declaration->alias) {
        module.named_imports.emplace(import.declaration->alias->text, imported);
      } else {
        module.open_imports.push_back(imported);
        // the last part of a module's name is a name of it, too: `languages.Language`
        if (import.declaration->module) module.named_imports.emplace(import.declaration->module->last().text, imported);
      }
    }
  }
}

void unused(Checking& all, const syntax::Name& name, std::string_view what) {
  all.report(unused_declaration(name.span, what, name.text).label("nothing uses it"));
}

}  // namespace

void declare_all(Checking& all, const LoadedProgram& program) {
  for (const auto& text : program.texts) {
    Module& module = all.declarations.modules.emplace_back();
    module.tree = &text.tree;
    for (const auto& declaration : text.tree.declarations) declare_one(all, module, *declaration);
  }
  all.declarations.unread_import.broken = true;
  connect_imports(all, program);
}

void check_declarations(Checking& all) {
  Declarations& declarations = all.declarations;
  // Records written in place become schemas on the way: no iterator of the deque lives through that.
  for (size_t i = 0; i < declarations.schemas.size(); ++i) {
    if (declarations.schemas[i].declaration != nullptr) resolve_schema(all, declarations.schemas[i]);
  }
  for (auto& alias : declarations.aliases) {
    if (alias.progress == Progress::untouched) resolve_alias(all, alias);
  }
  check_params(all);
  for (auto& source : declarations.sources) check_source(all, source);
  for (auto& target : declarations.targets) check_target(all, target);
  for (auto& vocabulary : declarations.vocabularies) check_vocabulary(all, vocabulary);
  for (auto& function : declarations.functions) check_function(all, function);
  for (auto& paths : declarations.paths) check_paths(all, paths);
  for (size_t i = 0; i < declarations.schemas.size(); ++i) check_schema_rules(all, declarations.schemas[i]);
  for (const auto& target : declarations.targets) {
    check_unique_rule(all, target);
    check_unmatched_rule(all, target);
  }
}

void report_unused(Checking& all) {
  if (all.declarations.modules.empty()) return;
  const Module* spec = &all.declarations.modules.front();
  if (spec->tree->broken) return;  // what uses it may stand in what could not be read
  for (const auto& source : all.declarations.sources) {
    if (source.module != spec || source.used) continue;
    unused(all, source.declaration->name, source.declaration->is_lookup ? "lookup" : "source");
  }
  for (const auto& target : all.declarations.targets) {
    if (target.module == spec && !target.used) unused(all, target.declaration->name, "target");
  }
  for (const auto& vocabulary : all.declarations.vocabularies) {
    if (vocabulary.module == spec && !vocabulary.used) unused(all, vocabulary.declaration->name, "vocabulary");
  }
  for (const auto& function : all.declarations.functions) {
    if (function.module == spec && !function.used) unused(all, function.declaration->name, "function");
  }
  for (const auto& paths : all.declarations.paths) {
    if (paths.module == spec && !paths.used) unused(all, paths.declaration->name, "`paths` block");
  }
}

}  // namespace damson::checking
