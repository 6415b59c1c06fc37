// A number that no run of the state folder has.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<int64_t, std::string_view> run_not_known{
    {.id = "E0833",
     .name = "run_not_known",
     .explanation =
         R"(Runs are numbered by the journal of their state folder, from 1. `damson history` lists them. Another state folder, which `--state` names, has other runs.)",
     .example = R"(`damson rollback 70` where there have been seven runs.)"},
    "there is no run {0} in the state folder {1}"};

}  // namespace damson
