// A target would be written into the state folder.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> target_in_state_folder{
    {.id = "E0832",
     .name = "target_in_state_folder",
     .explanation =
         R"(The state folder (`.damson` beside the spec, or the folder that `--state` names) belongs to damson: the journal of all runs is there, the
rejected records, what is kept for taking a run back. A target there could take their place. Write the target somewhere else.)",
     .example = R"(The target is `csv(".damson/ledger.sqlite")`.)"},
    "the target `{0}` would be written to `{1}`, which is in the state folder `{2}`"};

}  // namespace damson
