// What a run writes down of its publishing, so that whoever comes after a crash knows what was to happen. The ledger
// implements it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/publication/publish_step.h"

namespace damson {

/// The journal of one run. There is no entry for each step: which of them are done can be seen in the world itself.
class Journal {
 public:
  virtual ~Journal() = default;
  /// All steps in one transaction, safe on disk, before the first of them has an effect.
  virtual std::optional<Problem> intend(std::span<const PublishStep> steps) = 0;
  /// All steps are done: the run counts as published from here on.
  virtual std::optional<Problem> published() = 0;
  /// No step is done any more: the run counts as one that published nothing.
  virtual std::optional<Problem> taken_back() = 0;
  /// Nothing is left to clean up.
  virtual std::optional<Problem> settled() = 0;
};

/// For plans and tests: nobody comes after.
class NullJournal final : public Journal {
 public:
  std::optional<Problem> intend(std::span<const PublishStep>) override { return std::nullopt; }
  std::optional<Problem> published() override { return std::nullopt; }
  std::optional<Problem> taken_back() override { return std::nullopt; }
  std::optional<Problem> settled() override { return std::nullopt; }
};

/// A run whose publishing has begun and of which the journal does not know that it ended.
struct UnfinishedRun {
  int64_t run = 0;
  std::string started = {};
  std::string spec = {};
  bool published = false;  // all is in place: only what was kept aside has to go
  std::vector<PublishStep> steps = {};
};

}  // namespace damson
