// The inputs of the micro-benchmarks: rows like those of a museum's catalogue, the same in every run.
#pragma once

#include <string>
#include <vector>

#include "runtime/values/column.h"

namespace damson::micro {

constexpr uint32_t row_count = 4096;

/// Values of one field, in the order of the rows; `every` so many differs from the others.
inline std::vector<std::string> values_like(const std::string& usual, const std::string& rare, uint32_t every) {
  std::vector<std::string> values;
  values.reserve(row_count);
  for (uint32_t row = 0; row < row_count; ++row)
    values.push_back(row % every == 0 ? rare : usual + std::to_string(row % 10));
  return values;
}

/// A column whose texts point into `values`.
inline Column text_column(const Type& type, const std::vector<std::string>& values, Arena& arena) {
  Column column = make_column(type, static_cast<uint32_t>(values.size()), arena);
  for (uint32_t row = 0; row < column.rows; ++row) column.values<Text>()[row] = values[row];
  return column;
}

inline size_t bytes_of(const std::vector<std::string>& values) {
  size_t bytes = 0;
  for (const std::string& value : values) bytes += value.size();
  return bytes;
}

}  // namespace damson::micro
