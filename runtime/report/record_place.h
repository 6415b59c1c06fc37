// Where a record stands, in words.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace damson {

/// "record 3 (works.csv, line 4)"; `what` stands behind the number: ", photo 2", " of `people`". Rows of a table have
/// no lines: `line` is 0.
inline std::string record_place(uint64_t record, std::string_view what, std::string_view part, uint64_t line) {
  return line == 0 ? fmt::format("record {}{} ({})", record, what, part)
                   : fmt::format("record {}{} ({}, line {})", record, what, part, line);
}

}  // namespace damson
