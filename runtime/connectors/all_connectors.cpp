// Every connector there is.
#include "runtime/connectors/connector.h"
#include "runtime/connectors/csv/csv_connector.h"
#include "runtime/connectors/json/json_connector.h"
#include "runtime/connectors/ndjson/ndjson_connector.h"
#include "runtime/connectors/postgres/postgres_connector.h"
#include "runtime/connectors/sqlite/sqlite_connector.h"

namespace damson {

const std::vector<Connector>& all_connectors() {
  static const std::vector<Connector> all{csv_connector(), json_connector(), ndjson_connector(), postgres_connector(),
                                          sqlite_connector()};
  return all;
}

const Connector* find_connector(std::string_view name) {
  for (const Connector& connector : all_connectors()) {
    if (connector.name == name) return &connector;
  }
  return nullptr;
}

std::variant<std::unique_ptr<Source>, Problem> open_target_reader(const Connector& connector,
                                                                  const ConnectorArguments& target,
                                                                  const SourceRequest& request, Storage& storage) {
  return connector.open_source(connector.read_back(target), request, storage);
}

}  // namespace damson
