// Where the parser could not go on, and what it looked for there.
#pragma once

#include <cstddef>
#include <vector>

namespace damson::syntax {

struct Failure {
  size_t start = 0;              // the first word of the line or declaration
  size_t at = 0;                 // the word that does not fit
  std::vector<size_t> expected;  // types of words; empty when there is no telling
  std::vector<size_t> rules;     // the grammar's rules in progress, innermost first
  bool reported = false;         // there is nothing more to say

  bool expects(size_t type) const;
  bool in_rule(size_t rule) const;
};

}  // namespace damson::syntax
