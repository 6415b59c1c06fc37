// A run that was interrupted cannot be finished any more.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<int64_t, std::string_view, std::string_view> run_cannot_be_finished{
    {.id = "E0796",
     .name = "run_cannot_be_finished",
     .explanation =
         R"(A run that was interrupted while it put its targets in place is finished by doing the rest of what it had written down. That wants what it had
staged, and that nobody has changed what it has put in place already. Here that is not so, and nothing was done. `damson rollback SPEC` takes
back what the run has done; then it can be run again.)",
     .example =
         R"(After a power cut somebody removed the hidden files beside the targets, then called `damson resume museum.damson`.)"},
    "run {0} cannot be finished: what `{1}` {2}"};

}  // namespace damson
