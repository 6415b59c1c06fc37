// Looks at the sources and targets of a run from outside: what they are like before it begins.
#pragma once

#include <memory>
#include <vector>

#include "runtime/connectors/sink.h"
#include "runtime/engine/pipeline/run_sources.h"
#include "runtime/engine/run_witness.h"

namespace damson {

using Sinks = std::vector<std::unique_ptr<RecordSink>>;  // by target

class ObservedInputs final : public RunInputs {
 public:
  /// Looks at the targets; the sources have been pinned.
  static std::variant<ObservedInputs, Problem> observe(const Program& program, RunSources& opened, const Sinks& sinks,
                                                       const Secrets& secrets);
  /// Looks at the targets again, which nobody may have changed meanwhile without being noticed.
  std::optional<Problem> look_again(const Sinks& sinks, const Secrets& secrets);
  /// The state of every source that was read, with digests, and of every target, is added to what the report says of
  /// them.
  std::optional<Problem> add_to(RunReport& report);

  const std::vector<Source>& sources() const override { return sources_; }
  const std::vector<ObservedState>& targets() const override { return targets_; }
  std::variant<std::string, Problem> digest_of(size_t source, size_t part, uint64_t first) override;

 private:
  explicit ObservedInputs(RunSources& opened) : opened_(opened) {}

  RunSources& opened_;
  std::vector<uint32_t> indexes_;  // in the program, of each source
  std::vector<Source> sources_;
  std::vector<ObservedState> targets_;
};

}  // namespace damson
