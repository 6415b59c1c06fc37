// Suggestions that leave no doubt, applied to the spec's files.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/driver/compile.h"
#include "runtime/diagnostics/problem.h"
#include "runtime/diagnostics/source_text.h"

namespace damson {

struct AppliedFix {
  std::string file;
  LineColumn place;  // as the file was before
  std::string text;  // "wrote `==` for `=`"
};

struct FixedSpec {
  std::vector<AppliedFix> applied;
  Problems problems;  // of files that could not be written
};

/// One safe suggestion a problem; of those that overlap the first. A file is written whole or not at all, and only if it
/// still is what was checked.
FixedSpec apply_safe_fixes(const CompiledSpec& spec);

/// Checks a spec again as long as that puts more right, and gives it as it is then.
CompiledSpec fix_spec(const std::string& path, const std::map<std::string, std::string>& parameters, FixedSpec& fixed);

}  // namespace damson
