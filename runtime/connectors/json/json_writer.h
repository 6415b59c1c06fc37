// Writing records as JSON: one a line, or as an array.
#pragma once

#include <memory>

#include "runtime/connectors/file_sink.h"

namespace damson {

std::unique_ptr<RecordWriter> make_ndjson_writer(const ConnectorArguments& arguments, const Type& schema);
/// The array has one record a line, so that changes between two versions of a file show.
std::unique_ptr<RecordWriter> make_json_writer(const ConnectorArguments& arguments, const Type& schema);

}  // namespace damson
