// Faults in JSON as problems for people.
#pragma once

#include <string>
#include <vector>

#include "runtime/connectors/json/json_block.h"
#include "runtime/connectors/json/json_fault.h"

namespace damson {

/// `begin` is the start of the block, `record` where the record begins in it, both as offsets; `number` counts from 1.
struct JsonRecordPlace {
  const TextBlock& block;
  size_t record = 0;
  uint64_t number = 0;
};

Problem json_problem(const JsonFault& fault, const JsonReading& reading, const JsonRecordPlace& place);
Problem unknown_fields_problem(const std::vector<std::string>& fields, size_t end, const JsonReading& reading,
                               const JsonRecordPlace& place);
Problem json_bad_byte_problem(size_t bad, const JsonReading& reading, const JsonRecordPlace& place);

}  // namespace damson
