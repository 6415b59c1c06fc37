// Writing records as CSV.
#pragma once

#include <memory>

#include "runtime/connectors/connector.h"

namespace damson {

Result<std::unique_ptr<RecordWriter>> make_csv_writer(const ConnectorArguments& arguments, const Type& schema);

}  // namespace damson
