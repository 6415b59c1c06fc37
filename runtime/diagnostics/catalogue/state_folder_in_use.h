// Another run uses the same state folder.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> state_folder_in_use{
    {.id = "E0793",
     .name = "state_folder_in_use",
     .explanation =
         R"(A state folder (`.damson` beside the spec, or the folder that `--state` names) holds the journal and the rejected records of one run after the
other. While one is on, no other may begin there: their targets and their rejected records would be mixed. Wait for its end, stop it,
or give this one another folder with `--state`. A run that was killed holds nothing: there is no need to remove a lock by hand.)",
     .example = R"(A second `damson run museum.damson` while the first is still reading.)"},
    "another run is on in the state folder `{0}`: {1}, since {2}"};

}  // namespace damson
