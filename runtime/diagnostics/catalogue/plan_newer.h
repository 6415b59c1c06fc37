// A saved plan of a later damson.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, int64_t, int64_t> plan_newer{
    {.id = "E0743",
     .name = "plan_newer",
     .explanation =
         R"(The plan was made by a later version of damson, which may say things in it that this one does not know. Bring damson up to date, or make a new plan with this one.)",
     .example = R"(A colleague's `plan.json` from a newer damson.)"},
    "the plan {0} was made by a later damson: it has version {1}, and this one knows up to {2}"};

}  // namespace damson
