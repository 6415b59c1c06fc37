// A plan in a file: what a run will do, and what that was made from. README.md documents the form.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/publication/observed_state.h"
#include "runtime/report/run_report.h"

namespace damson {

inline constexpr int64_t saved_plan_version = 1;

/// What a plan says besides its report.
struct PlanIdentity {
  std::string id;
  std::string project;
  std::string made;                                // UTC
  std::string made_by;                             // "damson 1.0"
  std::string spec_file;                           // as seen from the plan's folder
  std::string state_folder;                        // the same; empty: beside the spec
  std::vector<std::string> given;                  // parameters that were given, not left at their defaults
  std::map<std::string, std::string> environment;  // variable → keyed digest
  std::map<std::string, std::string> parts;        // of the program → fingerprint
  std::vector<ObservedState> files;                // the spec and what it imports, as seen from the spec's folder
};

struct PlannedSource {
  std::string name;
  std::vector<ObservedState> parts;
};

/// What becomes of the thing in a target's place.
enum class TargetEffect : uint8_t { created, replaced, added_to, updated, unchanged };
std::string_view effect_word(TargetEffect effect);
TargetEffect effect_on(const ObservedState& before, const TargetReport& target);

struct PlannedTarget {
  std::string name;
  ObservedState before;
  uint64_t records = 0;
  std::string digest;
};

struct SavedPlan {
  PlanIdentity identity;
  std::string spec;  // the migration's name
  std::string fingerprint;
  std::map<std::string, std::string> parameters;
  std::vector<PlannedSource> sources;
  std::vector<PlannedTarget> targets;
  std::string seal;
  nlohmann::ordered_json facts;  // everything, as it stands in the file
};

/// `report`: of a plan that went well, with what a witness has added to it.
SavedPlan make_plan(PlanIdentity identity, const RunReport& report);
std::string to_text(const SavedPlan& plan);
/// `name`: of the file, for messages.
std::variant<SavedPlan, Problem> read_plan(const std::string& name, const std::string& text);

/// Whether a file that begins like this means to be a plan rather than a spec.
bool looks_like_plan(std::string_view text);

}  // namespace damson
