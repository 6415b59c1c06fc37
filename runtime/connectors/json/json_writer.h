// Writing records as JSON: one a line, or as an array.
#pragma once

#include <memory>

#include "runtime/connectors/file_sink.h"
#include "runtime/values/json_text.h"

namespace damson {

/// What the argument `absent` says of missing fields.
JsonOptions json_options(const ConnectorArguments& arguments);

std::unique_ptr<RecordWriter> make_ndjson_writer(const ConnectorArguments& arguments, const Type& schema);
/// The array has one record a line, so that changes between two versions of a file show.
std::unique_ptr<RecordWriter> make_json_writer(const ConnectorArguments& arguments, const Type& schema);

/// JSON that is carried as it stands may be too deep once it stands inside of a record.
bool json_may_refuse(const ConnectorArguments& arguments, const Type& schema);

}  // namespace damson
