// What a run put in place was changed by somebody else.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<int64_t, std::string_view> changed_since_run{
    {.id = "E0835",
     .name = "changed_since_run",
     .explanation =
         R"(Taking back a run puts back what was there before it, in the place of what the run wrote. Here somebody has changed that since, and the change would be lost: nothing was taken back. Save the changes
elsewhere and call it again with `--except-changed`: it takes back everything else, leaves those as they are, and says so.)",
     .example = R"(A curator corrected `assets.csv` by hand after the run, and then the run is to be taken back.)"},
    "run {0} cannot be taken back: {1} by somebody else since"};

}  // namespace damson
