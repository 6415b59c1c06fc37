// Somebody else changed a target while it was being put in place.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> changed_while_publishing{
    {.id = "E0798",
     .name = "changed_while_publishing",
     .explanation =
         R"(Between the moment in which a run writes down what it is about to replace and the moment in which it does so, the file appeared, went away, or
became something else. The run does not guess which is right: it takes back what it has put in place. See who else writes the
file, and run again.)",
     .example = R"(Another program made the target's file while `damson run` was at its end.)"},
    "`{0}` was changed by somebody else while the run put its targets in place"};

}  // namespace damson
