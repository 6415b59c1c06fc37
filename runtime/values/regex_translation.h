// Regular expressions as people mean them, written for RE2: its `\w`, `\d`, `\s`, `\b` and `[:alpha:]` know ASCII only.
#pragma once

#include <optional>
#include <string>

#include "runtime/base/result.h"
#include "runtime/values/regex_borders.h"

namespace damson {

struct TranslatedRegex {
  std::string pattern;  // with every class spelled out by Unicode's tables
  BorderMarks marks;    // what the pattern expects in the text
};

/// Fails for what is right in RE2 and cannot stand beside `\b`. `pattern` is one that RE2 reads.
Result<TranslatedRegex> translate_regex(const std::string& pattern);

}  // namespace damson
