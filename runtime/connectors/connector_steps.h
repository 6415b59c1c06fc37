// Publish steps of every kind, each done where it belongs: files by their storage, what a store has to do by its
// connector.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "runtime/connectors/storage.h"

namespace damson {

class ConnectorSteps final : public StepStore {
 public:
  explicit ConnectorSteps(Storage& storage) : storage_(storage) {}

  std::variant<StepState, Problem> state_of(const PublishStep& step) override { return of(step).state_of(step); }
  std::optional<Problem> apply(const PublishStep& step) override { return of(step).apply(step); }
  std::optional<Problem> take_back(const PublishStep& step) override { return of(step).take_back(step); }
  std::optional<Problem> make_durable(std::span<const PublishStep> steps) override {
    return storage_.make_durable(steps);
  }
  std::variant<RowsToTakeOut, Problem> foresee(const PublishStep& step) override { return of(step).foresee(step); }
  bool settle(const PublishStep& step) override { return of(step).settle(step); }

 private:
  StepStore& of(const PublishStep& step);

  Storage& storage_;
  std::map<std::string, std::unique_ptr<StepStore>> stores_;  // by connector
};

}  // namespace damson
