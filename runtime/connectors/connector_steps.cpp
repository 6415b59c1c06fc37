// Finding who can do a step.
#include "runtime/connectors/connector_steps.h"

#include <fmt/format.h>

#include "runtime/connectors/connector.h"
#include "runtime/diagnostics/catalogue/database_unwritable.h"

namespace damson {

namespace {

/// Of a connector that this version does not have, or has no stores: the journal is of another, or damaged.
class NobodysSteps final : public StepStore {
 public:
  std::variant<StepState, Problem> state_of(const PublishStep& step) override { return refusal(step); }
  std::optional<Problem> apply(const PublishStep& step) override { return refusal(step); }
  std::optional<Problem> take_back(const PublishStep& step) override { return refusal(step); }
  std::optional<Problem> make_durable(std::span<const PublishStep>) override { return std::nullopt; }
  bool settle(const PublishStep&) override { return false; }

 private:
  static Problem refusal(const PublishStep& step) {
    return database_unwritable(
        shown_place(step),
        fmt::format("nobody here can do what a run began there: there is no connector `{}`", step.connector));
  }
};

}  // namespace

StepStore& ConnectorSteps::of(const PublishStep& step) {
  if (!is_of_store(step)) return storage_;
  std::unique_ptr<StepStore>& store = stores_[step.connector];
  if (store != nullptr) return *store;
  const Connector* connector = find_connector(step.connector);
  const bool known = connector != nullptr && connector->make_steps != nullptr;
  store = known ? connector->make_steps(storage_) : std::make_unique<NobodysSteps>();
  return *store;
}

}  // namespace damson
