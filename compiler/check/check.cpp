// The order in which a program is checked.
#include "compiler/check/check.h"

#include "compiler/check/connectors.h"
#include "compiler/check/context.h"
#include "compiler/check/coverage.h"
#include "compiler/check/declare.h"
#include "compiler/check/expectations.h"
#include "compiler/check/key_tolerances.h"
#include "compiler/check/losses.h"
#include "compiler/check/map.h"
#include "compiler/check/reference_order.h"
#include "compiler/check/tests.h"
#include "compiler/check/validations.h"
#include "compiler/diagnostics/declared_twice.h"
#include "compiler/diagnostics/map_not_checked.h"
#include "compiler/diagnostics/nothing_to_do.h"

namespace damson {

namespace checking {

namespace {

using Maps = std::vector<std::unique_ptr<MapState>>;

void report_same_maps(Checking& all, const Maps& maps) {
  for (size_t i = 0; i < maps.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (maps[i]->source == nullptr || maps[i]->map.name != maps[j]->map.name) continue;
      all.report(declared_twice(maps[i]->map.span, maps[i]->map.name).related(maps[j]->map.span, "first here"));
      break;
    }
  }
}

/// A spec with a title or a source, and no map. What is only imported has none of them.
void report_nothing_to_do(Checking& all) {
  const syntax::SyntaxTree& spec = *all.declarations.modules.front().tree;
  if (spec.broken) return;
  for (const auto& declaration : spec.declarations) {
    const bool titled = declaration->kind == syntax::DeclarationKind::migration;
    if (!titled && declaration->kind != syntax::DeclarationKind::source) continue;
    all.report(nothing_to_do(declaration->span).note("write `map source -> target { … }` with a line for each field"));
    return;
  }
}

Maps check_maps(Checking& all) {
  Maps maps;
  bool any = false;
  for (const auto& module : all.declarations.modules) {
    for (const auto& declaration : module.tree->declarations) {
      const auto* map = syntax::try_as<syntax::MapDeclaration>(*declaration);
      if (map == nullptr) continue;
      any = true;
      if (auto checked = check_map(all, module, *map)) maps.push_back(std::move(checked));
    }
  }
  report_same_maps(all, maps);
  check_reference_order(all, maps);
  for (const auto& map : maps) {
    if (map->source != nullptr) collect_drops(all, *map->source, map->declaration->items);
  }
  check_expectations(all);
  if (any) report_unused(all);
  if (!any) report_nothing_to_do(all);
  return maps;
}

void check_sources(Checking& all, const Maps& maps) {
  for (const auto& source : all.declarations.sources) {
    std::vector<MapState*> readers;
    for (const auto& map : maps) {
      // a lookup's fields are used from any map
      if (map->source == &source || source.table) readers.push_back(map.get());
    }
    check_coverage(all, source, readers);
  }
}

void finish_tables(Checking& all) {
  check_key_tolerances(all);
  for (const auto& source : all.declarations.sources) {
    ProgramSource& made = all.program().sources[source.index];
    made.is_lookup = !source.mapped;
    if (!source.table || source.schema == nullptr) continue;
    all.program().tables[*source.table].validation =
        lookup_validation(all, source.schema->record, source.usage, reads_every_text(made.connector));
  }
}

/// What targets hold that update is looked up whole.
void finish_present_tables(Checking& all) {
  for (const auto& target : all.declarations.targets) {
    if (!target.present || !target.present->table) continue;
    const bool only_texts = reads_every_text(all.program().targets[target.index].connector);
    all.program().tables[*target.present->table].validation =
        lookup_validation(all, target.schema->record, target.present->usage, only_texts);
  }
}

/// Whether every field of a map has what it needs. False only after a problem.
bool is_complete(const MapState& map) {
  if (!map.map.record || !map.map.result) return false;
  const auto& fields = map.target->schema->record.type.fields();
  for (size_t i = 0; i < fields.size(); ++i) {
    const bool set = map.map.fields[i].value || map.map.fields[i].there || map.declaration->deletes;
    if (!set && !fields[i].type.optional()) return false;
  }
  return !map.target->declaration->updates || map.map.update.has_value();
}

}  // namespace

std::optional<typed::CheckedProgram> check_program(const LoadedProgram& program, const CheckOptions& options,
                                                   Problems& problems) {
  Checking all{.texts = *program.sources, .options = options, .problems = problems};
  all.program().base_folder = options.base_folder;
  all.program().spec_files = program.files;
  declare_all(all, program);
  check_declarations(all);
  Maps maps = check_maps(all);
  check_sources(all, maps);
  finish_tables(all);
  finish_present_tables(all);
  settle_losses(all, maps);
  for (auto& map : maps) {
    if (!problems.has_errors() && !is_complete(*map)) all.report(map_not_checked(map->map.span, map->map.name));
    all.checked.maps.push_back(std::move(map->map));
  }
  check_tests(all);
  problems.sort_and_deduplicate();
  if (problems.has_errors()) return std::nullopt;
  return std::move(all.checked);
}

}  // namespace checking

std::optional<typed::CheckedProgram> check(const LoadedProgram& sources, const CheckOptions& options,
                                           Problems& problems) {
  return checking::check_program(sources, options, problems);
}

}  // namespace damson
