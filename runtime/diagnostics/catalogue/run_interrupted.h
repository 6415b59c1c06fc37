// A run was interrupted while it put its targets in place, and somebody has to decide.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<int64_t, std::string_view> run_interrupted{
    {.id = "E0830",
     .name = "run_interrupted",
     .explanation =
         R"(A run puts its targets in place one after the other, and writes down before what it is about to do. A run that was killed in the middle (or a
machine that lost its power) leaves some targets of this run and some as they were before. No other run begins until that is decided:
`damson resume SPEC` puts the rest in place, `damson rollback SPEC` puts back what was there before.
Both know from the journal what is left to do, and may be interrupted themselves and called again.)",
     .example = R"(The machine lost its power while `damson run museum.damson` was putting twenty targets in place.)"},
    "run {0}, begun {1}, was interrupted while it put its targets in place"};

}  // namespace damson
