// There is no room for an output.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> disk_full{
    {.id = "E0706",
     .name = "disk_full",
     .explanation =
         R"(The disk, or the share of it that this user may fill, has no room left. What had been written of the output was removed again;
the earlier file of that name, if there was one, is untouched. Make room and run again.)",
     .example = R"(An output of 4 GB on a disk with 3 GB left.)"},
    "the disk is full: `{}` could not be written to its end"};

}  // namespace damson
