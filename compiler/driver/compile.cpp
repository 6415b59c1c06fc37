// Loads, checks and lowers a spec, and says which kind of failure it was.
#include "compiler/driver/compile.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "compiler/check/check.h"
#include "compiler/diagnostics/parameter_not_given.h"
#include "compiler/diagnostics/parameter_value.h"
#include "compiler/diagnostics/unknown_parameter.h"
#include "compiler/diagnostics/vocabulary_file_unreadable.h"
#include "compiler/driver/doubtful_suggestions.h"
#include "compiler/lower/lower.h"
#include "compiler/source/load_program.h"

namespace damson {

namespace {

/// What the command line did wrong, not the spec.
constexpr std::array usage_ids{unknown_parameter.info.id, parameter_value.info.id, parameter_not_given.info.id};
/// What a file did wrong that the spec names.
constexpr std::array world_ids{vocabulary_file_unreadable.info.id};

bool all_errors_are(const Problems& problems, std::span<const std::string_view> ids) {
  return std::ranges::all_of(problems.all(), [&](const Problem& problem) {
    return problem.severity != Severity::error || std::ranges::find(ids, problem.id) != ids.end();
  });
}

ExitCode failure_of(const Problems& problems) {
  if (all_errors_are(problems, usage_ids)) return ExitCode::usage;
  return all_errors_are(problems, world_ids) ? ExitCode::world_failed : ExitCode::spec_errors;
}

/// Checks and lowers what was loaded into `spec`.
void compile_loaded(const LoadedProgram& loaded, CheckOptions options, CompiledSpec& spec,
                    ArmCounts* arm_counts = nullptr) {
  if (loaded.texts.empty()) {
    spec.exit = ExitCode::world_failed;
    return;
  }
  auto checked = check(loaded, options, spec.problems);
  spec.problems.sort_and_deduplicate();
  hold_back_doubtful_suggestions(spec);
  if (!checked) {
    spec.exit = failure_of(spec.problems);
    return;
  }
  spec.tests = std::move(checked->tests);
  spec.program = lower(std::move(*checked), arm_counts);
  if (spec.program->name.empty()) spec.program->name = std::filesystem::path(spec.path).filename().string();
}

CompiledSpec compile_file(const std::string& path, const std::map<std::string, std::string>& parameters,
                          const ChangedFiles& changed, ArmCounts* arm_counts) {
  CompiledSpec spec;
  spec.path = path;
  const LoadedProgram loaded = load_program(path, spec.texts, spec.problems, changed);
  const std::string folder = std::filesystem::path(path).parent_path().string();
  compile_loaded(loaded, {.parameters = parameters, .base_folder = folder.empty() ? "." : folder}, spec, arm_counts);
  return spec;
}

}  // namespace

CompiledSpec compile_spec(const std::string& path, const std::map<std::string, std::string>& parameters,
                          ArmCounts* arm_counts) {
  return compile_file(path, parameters, {}, arm_counts);
}

CompiledSpec compile_changed_spec(const std::string& path, const std::map<std::string, std::string>& parameters,
                                  const ChangedFiles& changed) {
  return compile_file(path, parameters, changed, nullptr);
}

CompiledSpec compile_text(const std::string& name, std::string text, const std::string& base_folder,
                          const std::map<std::string, std::string>& parameters) {
  CompiledSpec spec;
  spec.path = name;
  const LoadedProgram loaded = load_program_text(name, std::move(text), base_folder, spec.texts, spec.problems);
  compile_loaded(loaded, {.parameters = parameters, .base_folder = base_folder}, spec);
  return spec;
}

}  // namespace damson
