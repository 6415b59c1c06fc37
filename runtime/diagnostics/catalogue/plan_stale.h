// Something that a saved plan was made from has changed.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> plan_stale{
    {.id = "E0850",
     .name = "plan_stale",
     .explanation =
         R"(A saved plan says what a run will do, and a run of that plan does just that or nothing. It was made from the spec and its parameters, the files
and tables that the spec reads, and what stood in its targets. Something of that is not as it was: the lines below say what, and on which side. Nothing
was published. What has no meaning is no change: comments and layout of the spec, the time of a file whose content is the same.
Make a new plan, `damson plan SPEC --out plan.json`; `damson show --diff old.json plan.json` says what is different now.)",
     .example =
         R"(A record was added to `works.csv` between `damson plan museum.damson --out plan.json` and `damson run plan.json`.)"},
    "the plan {0} no longer fits: {1} since it was made"};

}  // namespace damson
