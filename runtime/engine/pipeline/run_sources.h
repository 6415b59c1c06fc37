// The sources of a run: all that will be read are found and pinned before anything is, so that every pass sees one
// state of them.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "runtime/connectors/sink.h"
#include "runtime/connectors/source.h"
#include "runtime/engine/engine.h"

namespace damson {

class RunSources {
 public:
  explicit RunSources(const Program& program)
      : program_(program), sources_(program.sources.size()), parts_(program.sources.size()) {}

  /// The sinks that say what targets hold, by target.
  using Sinks = std::vector<std::unique_ptr<RecordSink>>;
  /// Finds and pins what the run will read. A problem where something cannot be read as often as the run would have to.
  std::optional<Problem> open(const EngineOptions& options, const Secrets& secrets, const Sinks& sinks,
                              Storage& storage);

  /// What targets hold is not read again: who publishes must not wait for who has read.
  void let_go_of_targets();

  /// What is wrong with sources besides the one that ended the run: whether they are there, and how each begins.
  std::vector<Problem> problems_of_others(const Secrets& secrets, const Sinks& sinks, Storage& storage);

  bool is_open(uint32_t source) const { return sources_[source] != nullptr; }
  /// One that the run reads. It is the one that is looked at now.
  Source& operator[](uint32_t source) {
    looked_at_ = source;
    return *sources_[source];
  }
  /// The files that the run reads, as they are named; not those that its targets hold.
  std::vector<std::string> files() const;
  /// Those of one that the run reads.
  const std::vector<std::string>& files_of(uint32_t source) const { return sources_[source]->files(); }
  /// The parts of each source without its secrets, for messages.
  const std::vector<std::vector<std::string>>& parts() const { return parts_; }

 private:
  std::optional<Problem> read_beginning(uint32_t source);
  std::optional<Problem> open_one(uint32_t source, const Secrets& secrets, const Sinks& sinks, Storage& storage);

  const Program& program_;
  Snapshots snapshots_;
  Snapshots of_targets_;
  std::vector<std::unique_ptr<Source>> sources_;  // null: not read
  std::vector<std::vector<std::string>> parts_;
  std::vector<uint32_t> passes_;       // over each source; empty: not counted yet
  std::optional<uint32_t> looked_at_;  // last
};

}  // namespace damson
