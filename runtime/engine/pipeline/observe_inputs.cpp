// Looks at sources and targets from outside.
#include "runtime/engine/pipeline/observe_inputs.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/diagnostics/catalogue/plan_cannot_bind.h"

namespace damson {

std::variant<ObservedInputs, Problem> ObservedInputs::observe(const Program& program, RunSources& opened,
                                                              const Sinks& sinks, const Secrets& secrets) {
  ObservedInputs inputs(opened);
  for (uint32_t source = 0; source < program.sources.size(); ++source) {
    if (!opened.is_open(source) || program.sources[source].present_of)
      continue;  // what a target holds is observed with it
    inputs.indexes_.push_back(source);
    Source& observed = inputs.sources_.emplace_back(Source{program.sources[source].name, opened[source].states()});
    for (ObservedState& part : observed.parts) {
      part.place = secrets.hidden(std::move(part.place));
      part.digest.clear();
    }
  }
  inputs.targets_.resize(sinks.size());
  if (auto problem = inputs.look_again(sinks, secrets)) return std::move(*problem);
  return inputs;
}

std::optional<Problem> ObservedInputs::look_again(const Sinks& sinks, const Secrets& secrets) {
  for (size_t i = 0; i < sinks.size(); ++i) {
    auto observed = sinks[i]->observe(targets_[i]);
    if (auto* problem = std::get_if<Problem>(&observed)) return std::move(*problem);
    auto& state = std::get<std::optional<ObservedState>>(observed);
    if (!state) return plan_cannot_bind(fmt::format("the target `{}`", secrets.hidden(sinks[i]->file())));
    targets_[i] = std::move(*state);
    targets_[i].place = secrets.hidden(std::move(targets_[i].place));
  }
  return std::nullopt;
}

std::optional<Problem> ObservedInputs::add_to(RunReport& report) {
  for (size_t i = 0; i < sources_.size(); ++i) {
    const auto told = std::ranges::find(report.sources, sources_[i].name, &SourceReport::name);
    if (told == report.sources.end()) continue;
    const std::vector<ObservedState> read = opened_[indexes_[i]].states();
    told->parts = sources_[i].parts;
    for (size_t part = 0; part < told->parts.size(); ++part) {
      told->parts[part].digest = read[part].digest;
      if (!told->parts[part].digest.empty()) continue;
      auto digest = digest_of(i, part, UINT64_MAX);
      if (auto* problem = std::get_if<Problem>(&digest)) return std::move(*problem);
      told->parts[part].digest = std::get<std::string>(std::move(digest));
    }
  }
  for (size_t i = 0; i < std::min(report.targets.size(), targets_.size()); ++i) report.targets[i].before = targets_[i];
  return std::nullopt;
}

std::variant<std::string, Problem> ObservedInputs::digest_of(size_t source, size_t part, uint64_t first) {
  return opened_[indexes_[source]].digest_of(part, first);
}

}  // namespace damson
