// A run that cannot be taken back.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<int64_t, std::string_view> no_way_back{
    {.id = "E0834",
     .name = "no_way_back",
     .explanation =
         R"(A run that is over is taken back by putting back what it replaced and removing what it made. That is possible while what was there before is still kept: that of the last runs is, `--keep` says
of how many, and `damson forget` ends it. A run after which another one has written the same targets can only be taken back after that one. A run that published nothing has changed
nothing, and one that was taken back is so already. `damson history` says of every run whether there is a way back.)",
     .example = R"(`damson rollback 3`, after run 4 has written the same targets.)"},
    "run {0} cannot be taken back: {1}"};

}  // namespace damson
