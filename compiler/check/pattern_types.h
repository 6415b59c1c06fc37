// The left sides of arms: what they match, and whether an earlier one takes it all.
#pragma once

#include "compiler/check/context.h"
#include "runtime/values/operators/operators.h"

namespace damson::checking {

/// A range as written, its ends as constants of the subject's type. Nothing after a problem.
std::optional<RangeLiteral> range_literal(Checking& all, const syntax::Range& range, const Type& subject);

/// The patterns of `case` or a vocabulary.
struct ArmPatterns {
  std::vector<std::vector<ArmPattern>> arms;  // as the classifier wants them; one per arm
  std::optional<size_t> else_arm;
  bool takes_missing = false;
  bool closed = false;  // without `else`, and yet nothing is left over
  bool good = true;
};

/// `terms` come before the arms, one arm each. `reusable`: a vocabulary, which may know more than one subject needs.
ArmPatterns check_patterns(Checking& all, const std::vector<syntax::Arm>& arms, const std::vector<Term>& terms,
                           const Type& subject, bool reusable);

}  // namespace damson::checking
