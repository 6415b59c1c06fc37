// Changing records of JSON files: what is not touched stays as it is written, and members that the schema lacks stay.
#pragma once

#include "runtime/connectors/record_editor.h"

namespace damson {

std::unique_ptr<RecordEditor> make_ndjson_editor(const ConnectorArguments& arguments, const Type& schema);
std::unique_ptr<RecordEditor> make_json_editor(const ConnectorArguments& arguments, const Type& schema);

}  // namespace damson
