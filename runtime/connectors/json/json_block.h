// The columns of a block of JSON records.
#pragma once

#include "runtime/connectors/input/text_block.h"
#include "runtime/connectors/json/json_plan.h"

namespace damson {

struct JsonReading {
  const JsonPlan& plan;
  const SourceRequest& request;
  const std::string& file;
  bool lines = false;  // one record a line; otherwise commas between records
};

void parse_json_block(const JsonReading& reading, TextBlock& block, RecordBatch& batch, Arena& arena,
                      Failures& failures);

}  // namespace damson
