// What `expect skipped`, `rejected` and `duplicate at "…"` are about: the rules of the maps, by name.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// The rules that an outcome's `at` means, or all where it has none; nothing after a problem.
std::optional<typed::OutcomeExpected> check_test_outcome(Checking& all, const syntax::TestExpectation& written);

}  // namespace damson::checking
