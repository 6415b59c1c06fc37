// What a command printed about each problem, taken apart as a reader would.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace damson::test {

struct ShownProblem {
  std::string id;    // "E0110"; "usage" for what has none
  std::string file;  // empty: it has no place
  uint32_t line = 0;
  uint32_t column = 0;
  std::string words;  // all that is said, without the lines of the spec that are shown
};

/// Of what was written to standard error, in its order.
std::vector<ShownProblem> shown_problems(std::string_view printed);

}  // namespace damson::test
