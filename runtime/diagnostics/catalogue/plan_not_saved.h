// A plan cannot be saved under this name.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> plan_not_saved{
    {.id = "E0744",
     .name = "plan_not_saved",
     .explanation =
         R"(`--out` names the file in which the plan is saved. An earlier plan there is replaced; anything else is left alone, so that a slip of the pen costs no data.)",
     .example = R"(`damson plan museum.damson --out works.csv`, where `works.csv` is the export.)"},
    "the plan cannot be saved as {0}: {1}"};

}  // namespace damson
