// Suggestions that leave no doubt, applied to the spec's files where they prove themselves.
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

/// A file's content.
struct ChangedContent {
  std::string before;
  std::string after;
};

struct FixedSpec {
  CompiledSpec spec;  // as it is then
  std::vector<AppliedFix> applied;
  std::map<std::string, ChangedContent> contents;  // of the files that were changed, by name
  Problems problems;                               // of files that could not be written
};

/// Applies suggestions as long as that puts more right, and writes nothing. A suggestion that is marked safe is only
/// applied if it breaks none of the rules of fix_spec_rules.h and the spec is better for it (fix_spec_proof.h).
FixedSpec fix_in_memory(const std::string& path, const std::map<std::string, std::string>& parameters,
                        const ChangedFiles& changed = {});

/// The same, and writes. A file is written whole or not at all, and only if it still is what was checked.
FixedSpec fix_spec(const std::string& path, const std::map<std::string, std::string>& parameters);

}  // namespace damson
