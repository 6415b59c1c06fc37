// Targets that update a file of records: it is read, merged and replaced as a whole.
#pragma once

#include <memory>
#include <string>

#include "runtime/connectors/connector.h"
#include "runtime/connectors/record_editor.h"

namespace damson {

/// What a format brings along.
struct FileUpdates {
  MakeRecordEditor make_editor = nullptr;
  /// As of the connector.
  std::variant<std::unique_ptr<Source>, Problem> (*open_source)(const ConnectorArguments&, const SourceRequest&,
                                                                Storage&) = nullptr;
  ConnectorArguments (*read_back)(const ConnectorArguments& target) = nullptr;
};

struct UpdatedFile {
  std::string path;
  ConnectorArguments arguments;
  FileUpdates format;
};

std::unique_ptr<RecordSink> updated_file_sink(UpdatedFile file, const SinkRequest& request, Storage& storage);

}  // namespace damson
