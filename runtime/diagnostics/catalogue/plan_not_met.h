// What a run has computed is not what its plan says.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> plan_not_met{
    {.id = "E0853",
     .name = "plan_not_met",
     .explanation =
         R"(Spec, parameters, sources and targets are as they were when the plan was made, and yet something else would be written than it says. Nothing was published. That
happens when the plan was made by another version of damson, of which a function gives other results. Make a new plan, and compare: `damson show --diff
old.json plan.json`.)",
     .example = R"(A plan that was made before damson was brought up to date.)"},
    "what would be written is not what the plan {0} says"};

}  // namespace damson
