// A file is no plan, or is not as it was saved.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> plan_damaged{
    {.id = "E0742",
     .name = "plan_damaged",
     .explanation =
         R"(A saved plan is a file that `damson plan SPEC --out FILE` writes, and that only it writes. This one cannot be read, or says something else than when it was saved: a part is
missing, or somebody has changed it. Nothing is done that a plan does not say, so it is not run. Make a new one.)",
     .example = R"(A copy of `plan.json` was cut off in the middle.)"},
    "{0} is not a plan that can be run: {1}"};

}  // namespace damson
