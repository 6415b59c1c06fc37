// Which lines differ between two texts, for people to look at.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace damson {

struct DiffLine {
  bool added = false;  // otherwise it is taken away
  size_t line = 0;     // from 1, in the text that holds it
  std::string_view text;
  friend bool operator==(const DiffLine&, const DiffLine&) = default;
};

/// In order; of a change, what is taken away before what is added.
std::vector<DiffLine> line_diff(std::string_view before, std::string_view after);

}  // namespace damson
