// What is no longer as it was when a plan was made, in words that name it and its side.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/engine/run_witness.h"
#include "runtime/saved_plan/saved_plan.h"

namespace damson {

/// What the spec, its parameters and its environment are now.
struct PresentSpec {
  std::string fingerprint;
  std::map<std::string, std::string> parameters;
  std::map<std::string, std::string> environment;
  std::map<std::string, std::string> parts;
  std::vector<ObservedState> files;
};
std::vector<std::string> changes_of_spec(const SavedPlan& plan, const PresentSpec& now);

/// Of one target: "the target `assets` (`out/a.csv`) was not there, and is now".
std::optional<std::string> change_of_target(const PlannedTarget& planned, const ObservedState& now);

/// Watches a run that has to do what the plan says, or nothing.
class HeldToPlan final : public RunWitness {
 public:
  HeldToPlan(const SavedPlan& plan, std::string name) : plan_(plan), name_(std::move(name)) {}

  std::optional<Problem> before_reading(RunInputs& inputs) override;
  std::optional<Problem> before_publishing(const RunReport& report) override;

 private:
  const SavedPlan& plan_;
  std::string name_;  // of the plan's file
};

/// The problem of a plan that does not fit; `changes` is not empty.
Problem stale(const std::string& name, const std::vector<std::string>& changes);

/// Takes note of what a plan is made from.
class PlanNotes final : public RunWitness {
 public:
  std::optional<Problem> before_reading(RunInputs& inputs) override;
  std::optional<Problem> before_publishing(const RunReport& report) override;
  /// As it was before publishing; nothing where the plan did not come so far.
  const std::optional<RunReport>& report() const { return report_; }

 private:
  std::optional<RunReport> report_;
};

}  // namespace damson
