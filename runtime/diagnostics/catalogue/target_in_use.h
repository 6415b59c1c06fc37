// Another run writes the same target.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> target_in_use{
    {.id = "E0794",
     .name = "target_in_use",
     .explanation =
         R"(A target is locked while a run writes it, in whatever state folder its journal is: of two runs at once some targets could be of the one and some
of the other. Wait for the end of that run, or stop it. A run that was killed holds nothing: there is no need to remove a lock by hand.)",
     .example = R"(Two specs, each with a state folder of its own, that write the same file at the same time.)"},
    "another run is writing `{0}`: {1}, since {2}"};

}  // namespace damson
