// Targets that are a file of records: what all formats share. The file is written beside its place and replaces what is
// there as a whole.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "runtime/base/byte_buffer.h"
#include "runtime/connectors/connector.h"
#include "runtime/connectors/updated_file_sink.h"

namespace damson {

/// Records as the bytes of a format.
class RecordWriter {
 public:
  virtual ~RecordWriter() = default;
  virtual std::string header() const = 0;
  virtual std::string separator() const = 0;  // between two records
  virtual std::string footer() const = 0;
  /// Appends record `row` without a separator; a record ends with what always ends one (a line break). Fails when the
  /// format cannot hold the value, in the reader's words. Called by many threads at once.
  virtual std::optional<Error> write(const Column& records, uint32_t row, ByteBuffer& out) const = 0;
};

using MakeRecordWriter = std::unique_ptr<RecordWriter> (*)(const ConnectorArguments& arguments, const Type& schema);

/// The `open_sink` of a format. Its argument `file` names the file.
OpenSink file_sinks(MakeRecordWriter make_writer, const FileUpdates& updates);

}  // namespace damson
