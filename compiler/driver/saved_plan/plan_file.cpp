// Plans as files of a project.
#include "compiler/driver/saved_plan/plan_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "compiler/driver/replace_file.h"
#include "compiler/driver/seen_from.h"
#include "runtime/base/random_id.h"
#include "runtime/base/utc_now.h"
#include "runtime/diagnostics/catalogue/file_not_found.h"
#include "runtime/diagnostics/catalogue/plan_damaged.h"
#include "runtime/diagnostics/catalogue/plan_not_saved.h"
#include "runtime/diagnostics/catalogue/plan_of_another_project.h"
#include "runtime/diagnostics/catalogue/plan_used.h"
#include "runtime/diagnostics/catalogue/reading_failed.h"
#include "runtime/program/program_parts.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

namespace fs = std::filesystem;

/// Of a file that can be read again: a pipe that a shell hands over holds a spec, and whoever reads it has it.
std::ifstream open_file(const fs::path& path) {
  std::error_code unknown;
  return fs::is_regular_file(path, unknown) ? std::ifstream(path, std::ios::binary) : std::ifstream();
}

std::optional<std::string> content_of(const fs::path& path) {
  std::ifstream file = open_file(path);
  if (!file.is_open()) return std::nullopt;
  std::string content{std::istreambuf_iterator<char>(file), {}};
  return file.bad() ? std::nullopt : std::optional<std::string>(std::move(content));
}

/// As much as tells what it means to be.
std::string beginning_of(const fs::path& path) {
  std::string beginning(4096, '\0');
  std::ifstream file = open_file(path);
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<size_t>(file.gcount()));
  return beginning;
}

fs::path folder_of(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return folder.empty() ? "." : folder;
}

/// The variables that the arguments of connectors are taken from.
std::set<std::string> variables_of(const Program& program) {
  std::set<std::string> names;
  const auto add = [&](const ConnectorCall& call) {
    for (const auto& [argument, secret] : call.secrets) {
      for (const auto& part : secret.parts) {
        if (part.is_secret) names.insert(part.text);
      }
    }
  };
  for (const ProgramSource& source : program.sources) add(source.connector);
  for (const ProgramTarget& target : program.targets) add(target.connector);
  return names;
}

std::variant<PresentSpec, Problem> present_spec(const Program& program, Ledger& ledger) {
  PresentSpec now{.fingerprint = fingerprint(program),
                  .parameters = program.parameters,
                  .environment = {},
                  .parts = part_fingerprints(program),
                  .files = {}};
  for (const std::string& name : variables_of(program)) {
    const char* value = std::getenv(name.c_str());
    auto digest = ledger.keyed_digest(fmt::format("{}={}", name, value == nullptr ? "" : value));
    if (auto* problem = std::get_if<Problem>(&digest)) return std::move(*problem);
    now.environment[name] = std::get<std::string>(std::move(digest));
  }
  for (const std::string& file : program.spec_files) {
    const auto content = content_of(fs::path(program.base_folder) / file);
    if (content) now.files.push_back({.place = file, .size = content->size(), .digest = digest_text(*content)});
  }
  return now;
}

/// A target that a plan describes would be another one as soon as the plan stands in its place.
std::optional<Problem> in_the_way(const std::string& path, const Program& program, const RunReport& report) {
  const std::string identity = seen_from("/", path);
  for (const TargetReport& target : report.targets) {
    if (seen_from("/", (fs::path(program.base_folder) / target.path).string()) != identity) continue;
    return plan_not_saved(path, fmt::format("the target `{}` will be there", target.name));
  }
  return std::nullopt;
}

}  // namespace

bool is_plan_file(const std::string& path) {
  if (path.ends_with(".damson")) return false;
  return path.ends_with(".json") || looks_like_plan(beginning_of(path));
}

std::variant<PlanFile, Problem> read_plan_file(const std::string& path) {
  std::error_code unknown;
  if (!fs::exists(path, unknown) && !unknown) return Problem(file_not_found(path));
  const auto content = content_of(path);
  if (!content) return Problem(plan_damaged(path, std::string_view("it cannot be read")));
  auto plan = read_plan(path, *content);
  if (auto* problem = std::get_if<Problem>(&plan)) return std::move(*problem);
  return PlanFile{path, std::get<SavedPlan>(std::move(plan))};
}

Invocation invocation_of(const PlanFile& file, const Invocation& called) {
  const PlanIdentity& identity = file.plan.identity;
  const fs::path folder = folder_of(file.name);
  Invocation invocation = called;
  invocation.words = {(folder / identity.spec_file).lexically_normal().string()};
  if (invocation.state_folder.empty() && !identity.state_folder.empty()) {
    invocation.state_folder = (folder / identity.state_folder).lexically_normal().string();
  }
  for (const std::string& name : identity.given) {
    const auto value = file.plan.parameters.find(name);
    if (value != file.plan.parameters.end()) invocation.parameters.try_emplace(name, value->second);
  }
  return invocation;
}

std::optional<Problem> obstacle_to_saving(const std::string& path) {
  std::error_code unknown;
  if (fs::is_directory(path, unknown)) return plan_not_saved(path, std::string_view("it is a folder"));
  if (!fs::exists(path, unknown) || fs::file_size(path, unknown) == 0) return std::nullopt;
  const std::string beginning = beginning_of(path);
  if (looks_like_plan(beginning) && beginning.find("\"damson_plan\"") < 100) return std::nullopt;
  return plan_not_saved(path, std::string_view("there is a file already, and it is no plan"));
}

std::optional<Problem> save_plan(const std::string& path, const Program& program, const std::string& spec_path,
                                 const Invocation& invocation, Ledger& ledger, const RunReport& report) {
  if (auto problem = in_the_way(path, program, report)) return problem;
  auto project = ledger.project();
  if (auto* problem = std::get_if<Problem>(&project)) return std::move(*problem);
  auto present = present_spec(program, ledger);
  if (auto* problem = std::get_if<Problem>(&present)) return std::move(*problem);
  PresentSpec& now = std::get<PresentSpec>(present);
  PlanIdentity identity{.id = random_id(),
                        .project = std::get<std::string>(std::move(project)),
                        .made = utc_now(),
                        .made_by = "damson " DAMSON_VERSION,
                        .spec_file = seen_from(folder_of(path), spec_path),
                        .state_folder = invocation.state_folder.empty()
                                            ? std::string()
                                            : seen_from(folder_of(path), invocation.state_folder),
                        .given = {},
                        .environment = std::move(now.environment),
                        .parts = std::move(now.parts),
                        .files = std::move(now.files)};
  for (const auto& [name, value] : invocation.parameters) identity.given.push_back(name);
  RunReport planned = report;
  planned.fingerprint = now.fingerprint;
  const SavedPlan plan = make_plan(std::move(identity), planned);
  if (auto problem = ledger.record_plan(
          {.id = plan.identity.id, .made = plan.identity.made, .spec = plan.spec, .seal = plan.seal}))
    return problem;
  return replace_file(path, to_text(plan));
}

std::optional<Problem> refuse_plan(const PlanFile& file, const Program& program, Ledger& ledger) {
  const SavedPlan& plan = file.plan;
  auto found = ledger.find_plan(plan.identity.id);
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  const auto& recorded = std::get<std::optional<RecordedPlan>>(found);
  if (!recorded) {
    return plan_of_another_project(file.name, fs::path(ledger.path()).parent_path().string())
        .note("run it with the state folder for which it was made, or make a new plan: `damson plan SPEC --out FILE`");
  }
  if (recorded->seal != plan.seal)
    return plan_damaged(file.name, std::string_view("it is not as it was saved: somebody has changed it"));
  if (recorded->run != 0) {
    return plan_used(file.name, recorded->run, recorded->run_started)
        .note("to run it again make a new plan: `damson plan SPEC --out FILE`");
  }
  auto present = present_spec(program, ledger);
  if (auto* problem = std::get_if<Problem>(&present)) return std::move(*problem);
  const auto changes = changes_of_spec(plan, std::get<PresentSpec>(present));
  if (!changes.empty()) return stale(file.name, changes);
  return std::nullopt;
}

}  // namespace damson
