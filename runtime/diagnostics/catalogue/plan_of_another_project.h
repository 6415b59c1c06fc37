// A saved plan is of another state folder.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> plan_of_another_project{
    {.id = "E0852",
     .name = "plan_of_another_project",
     .explanation =
         R"(A plan belongs to the state folder for which it was made: there is noted whether it has been used. This state folder is another one, or a new one in the place of the one that
was there. Run the plan with the `--state` folder with which it was made, or make a new plan.)",
     .example = R"(`plan.json` was copied to a second project, or `.damson` was removed after it was made.)"},
    "the plan {0} was made for another project: the state folder {1} does not know it"};

}  // namespace damson
