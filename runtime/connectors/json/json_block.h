// The columns of a block of JSON records.
#pragma once

#include "runtime/connectors/connector.h"
#include "runtime/connectors/json/json_plan.h"

namespace damson {

struct JsonReading {
  const JsonPlan& plan;
  const SourceRequest& request;
  const std::string& file;
  bool lines = false;  // one record a line; otherwise commas between records
};

void parse_json_block(const JsonReading& reading, const InputBlock& block, RecordBatch& batch, Arena& arena,
                      Failures& failures);

}  // namespace damson
