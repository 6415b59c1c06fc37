// The arms of a `paths` block as the matcher wants them.
#pragma once

#include "compiler/check/context.h"
#include "runtime/values/operators/path_patterns.h"

namespace damson::checking {

struct PathArms {
  std::vector<PathPattern> patterns;        // of the arms before `else`
  std::vector<const syntax::Arm*> written;  // parallel; `else` last
  bool has_else = false;
  std::string text;  // identifies the matcher
};

/// Nothing after a problem.
std::optional<PathArms> path_arms(Checking& all, const std::vector<syntax::Arm>& arms);

}  // namespace damson::checking
