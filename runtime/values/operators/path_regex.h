// A path pattern as one regular expression.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/values/operators/path_patterns.h"
#include "runtime/values/regex.h"

namespace damson {

/// Where the digits of a date stand in the text of its hole; -1 for what the format does not have.
struct DateFormat {
  int year = -1;
  int month = -1;
  int day = -1;
  std::string regex;

  bool whole_day() const { return year >= 0 && month >= 0 && day >= 0; }
};

/// Fails when the format is not made of YYYY, MM, DD and punctuation.
Result<DateFormat> read_date_format(const std::string& format);

struct PathRegex {
  struct Hole {
    PathPattern::Hole::Kind kind;
    int group;          // of the regular expression
    DateFormat format;  // of a date
  };
  Regex regex;
  std::vector<Hole> holes;
  std::string prefix;  // what every text that fits begins and ends with: a cheap look before the regular expression
  std::string suffix;
};

Result<PathRegex> compile_path_pattern(const PathPattern& pattern);

}  // namespace damson
