// A record in words, for people who are shown what differs.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "runtime/values/column.h"
#include "runtime/values/failures.h"

namespace damson {

struct RecordText {
  std::string key;                                          // "A-12"; the whole record, shortened, where there is none
  std::vector<std::pair<std::string, std::string>> fields;  // each value as JSON, `missing`, or why it cannot be read
};

/// `failures`: why values cannot be read; null: all can be.
RecordText record_text(const Column& records, uint32_t row, const std::vector<std::string>& key,
                       const Failures* failures);

}  // namespace damson
