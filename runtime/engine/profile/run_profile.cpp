// Adding up times, and putting names to them.
#include "runtime/engine/profile/run_profile.h"

#include <algorithm>
#include <utility>

#include "runtime/engine/profile/step_names.h"

namespace damson {

namespace {

constexpr std::array<std::string_view, stage_count> stage_names = {
    "read",      "unpack",  "cut",    "parse", "index", "evaluate", "judge",
    "serialise", "account", "digest", "pack",  "write", "publish"};

double in_seconds(uint64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e9; }

std::string name_of(Stage stage) { return std::string(stage_names[static_cast<size_t>(stage)]); }

}  // namespace

void RunProfile::add(const WorkTimes& times) {
  committer_.add(times.stages);
  steps_.add(times.steps);
}

void RunProfile::end_part(std::string name) {
  Part& part = parts_.emplace_back(Part{std::move(name), std::exchange(committer_, {})});
  part.stages.add(std::exchange(reader_, {}));
}

ProfileReport RunProfile::report(const Program& program) const {
  ProfileReport report;
  for (const Part& part : parts_) {
    for (size_t i = 0; i < stage_count; ++i) {
      const auto stage = static_cast<Stage>(i);
      const StageTime& time = part.stages[stage];
      if (time.elapsed == 0) continue;
      report.stages.push_back({.part = part.name,
                               .stage = name_of(stage),
                               .seconds = in_seconds(time.processor),
                               .waited = in_seconds(time.elapsed - std::min(time.elapsed, time.processor)),
                               .records = time.records,
                               .bytes = time.bytes});
    }
  }
  for (const NamedStep& named : named_steps(program)) {
    const auto found = steps_.by_step().find(named.step);
    if (found == steps_.by_step().end()) continue;
    const Origin& origin = named.step->origin;
    report.steps.push_back({.map = named.map,
                            .field = named.field,
                            .what = name_of_step(program, *named.step),
                            .place = {origin.text, origin.begin, origin.end},
                            .seconds = in_seconds(found->second.nanoseconds),
                            .rows = found->second.rows});
  }
  std::stable_sort(report.steps.begin(), report.steps.end(),
                   [](const StepTime& a, const StepTime& b) { return a.seconds > b.seconds; });
  return report;
}

}  // namespace damson
