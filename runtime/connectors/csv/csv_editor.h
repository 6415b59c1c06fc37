// Changing records of a CSV file: cells that stay keep their quotes, and columns that the schema lacks their cells.
#pragma once

#include "runtime/connectors/record_editor.h"

namespace damson {

std::unique_ptr<RecordEditor> make_csv_editor(const ConnectorArguments& arguments, const Type& schema);

}  // namespace damson
