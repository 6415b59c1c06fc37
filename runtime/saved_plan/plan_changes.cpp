// Compares a plan with what there is.
#include "runtime/saved_plan/plan_changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/diagnostics/catalogue/plan_cannot_bind.h"
#include "runtime/diagnostics/catalogue/plan_not_met.h"
#include "runtime/diagnostics/catalogue/plan_stale.h"
#include "runtime/report/number_text.h"
#include "runtime/report/report_json.h"

namespace damson {

namespace {

using Changes = std::vector<std::string>;
using Texts = std::map<std::string, std::string>;

/// For each name on either side whose value differs: `only_then`, `only_now`, or `differs`.
template <class OnlyThen, class OnlyNow, class Differs>
void compare_texts(const Texts& then, const Texts& now, OnlyThen only_then, OnlyNow only_now, Differs differs) {
  for (const auto& [name, value] : then) {
    const auto found = now.find(name);
    if (found == now.end())
      only_then(name, value);
    else if (found->second != value)
      differs(name, value, found->second);
  }
  for (const auto& [name, value] : now) {
    if (!then.contains(name)) only_now(name, value);
  }
}

Changes changes_of_parameters(const SavedPlan& plan, const PresentSpec& now) {
  Changes changes;
  compare_texts(
      plan.parameters, now.parameters,
      [&](auto& name, auto&) { changes.push_back(fmt::format("the spec no longer has the parameter `{}`", name)); },
      [&](auto& name, auto& value) {
        changes.push_back(fmt::format("the spec has a parameter `{}` now, which is `{}`", name, value));
      },
      [&](auto& name, auto& then, auto& value) {
        changes.push_back(fmt::format("the parameter `{}` was `{}` in the plan and is `{}` now", name, then, value));
      });
  compare_texts(
      plan.identity.environment, now.environment, [](auto&, auto&) {}, [](auto&, auto&) {},
      [&](auto& name, auto&, auto&) {
        changes.push_back(fmt::format("the environment variable `{}` has another value", name));
      });
  return changes;
}

/// Which of the files that make the spec are others: they tell where to look, the program tells whether it matters.
std::string changed_files(const SavedPlan& plan, const PresentSpec& now) {
  Texts then_digests;
  Texts now_digests;
  for (const ObservedState& file : plan.identity.files) then_digests[file.place] = file.digest;
  for (const ObservedState& file : now.files) now_digests[file.place] = file.digest;
  std::string names;
  const auto add = [&](const std::string& name, auto&&...) {
    names += fmt::format("{}`{}`", names.empty() ? "" : ", ", name);
  };
  compare_texts(then_digests, now_digests, add, add, add);
  return names;
}

Changes changes_of_parts(const SavedPlan& plan, const PresentSpec& now) {
  Changes changes;
  compare_texts(
      plan.identity.parts, now.parts,
      [&](auto& part, auto&) { changes.push_back(fmt::format("the spec: `{}` is no longer there", part)); },
      [&](auto& part, auto&) { changes.push_back(fmt::format("the spec: `{}` is new", part)); },
      [&](auto& part, auto&, auto&) { changes.push_back(fmt::format("the spec: `{}` means something else", part)); });
  if (changes.empty()) changes.push_back("the spec means something else");
  if (const std::string files = changed_files(plan, now); !files.empty())
    changes.back() += fmt::format(" (not as when the plan was made: {})", files);
  return changes;
}

std::string size_words(uint64_t size) { return count_of(size, "byte", "bytes"); }

std::string part_words(const std::string& source, const ObservedState& part) {
  return fmt::format("the source `{}`: `{}`", source, part.place);
}

/// Read for its digest where size or time say that it may be another.
std::variant<std::optional<std::string>, Problem> change_of_part(const PlannedSource& planned,
                                                                 const ObservedState& then, RunInputs& inputs,
                                                                 size_t source, size_t number) {
  const ObservedState& now = inputs.sources()[source].parts[number];
  if (now.size > then.size) {
    auto beginning = inputs.digest_of(source, number, then.size);
    if (auto* problem = std::get_if<Problem>(&beginning)) return std::move(*problem);
    const bool appended = std::get<std::string>(beginning) == then.digest;
    return fmt::format("{} {}: it had {} and has {} now", part_words(planned.name, then),
                       appended ? "was added to at its end" : "holds something else", size_words(then.size),
                       size_words(now.size));
  }
  if (now.size < then.size) {
    return fmt::format("{} holds something else: it had {} and has {} now", part_words(planned.name, then),
                       size_words(then.size), size_words(now.size));
  }
  auto digest = inputs.digest_of(source, number, UINT64_MAX);
  if (auto* problem = std::get_if<Problem>(&digest)) return std::move(*problem);
  if (std::get<std::string>(digest) == then.digest) return std::nullopt;
  return fmt::format("{} holds something else{}", part_words(planned.name, then),
                     then.size == 0 ? "" : ", of the same size");
}

bool in_another_order(const PlannedSource& planned, const std::vector<ObservedState>& now) {
  return now.size() == planned.parts.size() &&
         !std::ranges::equal(planned.parts, now, {}, &ObservedState::place, &ObservedState::place);
}

std::optional<Problem> add_changes_of_source(const PlannedSource& planned, size_t source, RunInputs& inputs,
                                             Changes& changes) {
  const std::vector<ObservedState>& now = inputs.sources()[source].parts;
  const size_t before = changes.size();
  for (const ObservedState& then : planned.parts) {
    const auto found = std::ranges::find(now, then.place, &ObservedState::place);
    if (found == now.end()) {
      changes.push_back(part_words(planned.name, then) + " is no longer there");
      continue;
    }
    auto change = change_of_part(planned, then, inputs, source, static_cast<size_t>(found - now.begin()));
    if (auto* problem = std::get_if<Problem>(&change)) return std::move(*problem);
    if (auto& words = std::get<0>(change)) changes.push_back(std::move(*words));
  }
  for (const ObservedState& part : now) {
    // a pattern finds what was not there when the plan was made
    if (std::ranges::find(planned.parts, part.place, &ObservedState::place) == planned.parts.end()) {
      changes.push_back(part_words(planned.name, part) + " is new");
    }
  }
  if (changes.size() == before && in_another_order(planned, now)) {
    changes.push_back(fmt::format("the source `{}` reads its files in another order", planned.name));
  }
  return std::nullopt;
}

/// Each count of the plan that is another now, by its path in the form of the report.
void add_differing_counts(const std::string& path, const nlohmann::ordered_json& then,
                          const nlohmann::ordered_json& now, Changes& changes) {
  if (then == now) return;
  if (!then.is_object() || !now.is_object()) {
    changes.push_back(fmt::format("{}: {} in the plan, {} now", path, then.dump(), now.dump()));
    return;
  }
  for (const auto& [name, value] : then.items())
    add_differing_counts(path + " " + name, value, now.value(name, nlohmann::ordered_json(0)), changes);
  for (const auto& [name, value] : now.items()) {
    if (!then.contains(name)) add_differing_counts(path + " " + name, 0, value, changes);
  }
}

}  // namespace

std::vector<std::string> changes_of_spec(const SavedPlan& plan, const PresentSpec& now) {
  Changes changes = changes_of_parameters(plan, now);
  // parameters are constants in the maps that use them: where they differ it cannot be told what else does
  if (changes.empty() && plan.fingerprint != now.fingerprint) changes = changes_of_parts(plan, now);
  return changes;
}

std::optional<std::string> change_of_target(const PlannedTarget& planned, const ObservedState& now) {
  if (planned.before.place != now.place) {
    return fmt::format("the target `{}` is `{}` where it was `{}`", planned.name, now.place, planned.before.place);
  }
  if (is_same_state(planned.before, now)) return std::nullopt;
  const std::string name = fmt::format("the target `{}`: `{}`", planned.name, now.place);
  if (!planned.before.there) return name + " was not there, and is there now";
  if (!now.there) return name + " was there, and is gone";
  const auto words = [&](uint64_t size) { return now.is_table ? count_of(size, "row", "rows") : size_words(size); };
  if (planned.before.size == now.size)
    return fmt::format("{} was changed by somebody else, to the same {}", name,
                       now.is_table ? "number of rows" : "size");
  return fmt::format("{} was changed by somebody else: it had {} and has {} now", name, words(planned.before.size),
                     words(now.size));
}

Problem stale(const std::string& name, const std::vector<std::string>& changes) {
  const std::string count =
      changes.size() == 1 ? "something has changed" : fmt::format("{} things have changed", changes.size());
  Problem problem = plan_stale(name, count);
  for (const std::string& change : changes) problem.notes.push_back(change);
  problem.notes.push_back("make a new plan: `damson plan SPEC --out FILE`");
  return problem;
}

std::optional<Problem> HeldToPlan::before_reading(RunInputs& inputs) {
  Changes changes;
  for (size_t source = 0; source < inputs.sources().size(); ++source) {
    const RunInputs::Source& now = inputs.sources()[source];
    const auto planned = std::ranges::find(plan_.sources, now.name, &PlannedSource::name);
    if (planned == plan_.sources.end()) {
      changes.push_back(fmt::format("the source `{}` is read, and was not", now.name));
    } else if (auto problem = add_changes_of_source(*planned, source, inputs, changes)) {
      return problem;
    }
  }
  for (size_t target = 0; target < inputs.targets().size() && target < plan_.targets.size(); ++target) {
    if (auto change = change_of_target(plan_.targets[target], inputs.targets()[target]))
      changes.push_back(std::move(*change));
  }
  if (!changes.empty()) return stale(name_, changes);
  return std::nullopt;
}

std::optional<Problem> HeldToPlan::before_publishing(const RunReport& report) {
  Changes changes;
  for (const SourceReport& source : report.sources) {
    const auto planned = std::ranges::find(plan_.sources, source.name, &PlannedSource::name);
    if (planned == plan_.sources.end() || planned->parts.size() != source.parts.size()) continue;
    for (size_t part = 0; part < source.parts.size(); ++part) {
      if (is_same_state(planned->parts[part], source.parts[part])) continue;
      changes.push_back(part_words(source.name, source.parts[part]) + " holds something else");
    }
  }
  Changes unmet;
  for (size_t i = 0; i < report.targets.size() && i < plan_.targets.size(); ++i) {
    const TargetReport& target = report.targets[i];
    const PlannedTarget& planned = plan_.targets[i];
    if (auto change =
            change_of_target(planned, target.before.value_or(ObservedState{.place = target.path, .there = false}))) {
      changes.push_back(std::move(*change));
    }
    if (target.digest == planned.digest && target.records == planned.records) continue;
    unmet.push_back(fmt::format("the target `{}`: {} records with the digest {} in the plan, {} with {} now",
                                planned.name, count_text(planned.records), planned.digest, count_text(target.records),
                                target.digest));
  }
  if (!changes.empty()) return stale(name_, changes);
  if (unmet.empty()) return std::nullopt;
  const SavedPlan now = make_plan(plan_.identity, report);
  for (const char* counted : {"maps", "warnings", "losses", "unmapped"}) {
    add_differing_counts(counted, plan_.facts.value(counted, nlohmann::ordered_json::object()), now.facts[counted],
                         unmet);
  }
  Problem problem = plan_not_met(name_);
  for (const std::string& line : unmet) problem.notes.push_back(line);
  return problem;
}

std::optional<Problem> PlanNotes::before_reading(RunInputs& inputs) {
  for (const RunInputs::Source& source : inputs.sources()) {
    if (source.parts.empty()) return plan_cannot_bind(fmt::format("the source `{}`", source.name));
  }
  return std::nullopt;
}

std::optional<Problem> PlanNotes::before_publishing(const RunReport& report) {
  report_ = report;
  return std::nullopt;
}

}  // namespace damson
