// A saved plan was run before.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, int64_t, std::string_view> plan_used{
    {.id = "E0851",
     .name = "plan_used",
     .explanation =
         R"(A plan is used once: the run that puts its targets in place uses it up, whatever becomes of the targets afterwards. A run that failed before that, or that was
taken back while it was putting them in place, has not used it. To do the same again make a new plan: it says what it finds now.)",
     .example =
         R"(`damson run plan.json` was called a second time, after somebody had removed the targets of the first.)"},
    "the plan {0} was used already, by run {1} of {2}"};

}  // namespace damson
