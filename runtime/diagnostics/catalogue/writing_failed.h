// The system could not write an output.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> writing_failed{
    {.id = "E0708",
     .name = "writing_failed",
     .explanation =
         R"(The system gave an error while an output was written or renamed into place. What had been written was removed again.)",
     .example = R"(A network drive that is disconnected in the middle of a run.)"},
    "writing `{}` failed: {}"};

}  // namespace damson
