// Finding who can do a step.
#include "runtime/connectors/connector_steps.h"

#include "runtime/connectors/connector.h"

namespace damson {

StepStore& ConnectorSteps::of(const PublishStep& step) {
  if (step.kind != PublishStep::Kind::change_store) return storage_;
  std::unique_ptr<StepStore>& store = stores_[step.connector];
  if (store == nullptr) store = find_connector(step.connector)->make_steps(storage_);
  return *store;
}

}  // namespace damson
