// Writing records as CSV.
#pragma once

#include <memory>

#include "runtime/connectors/file_sink.h"

namespace damson {

std::unique_ptr<RecordWriter> make_csv_writer(const ConnectorArguments& arguments, const Type& schema);

}  // namespace damson
