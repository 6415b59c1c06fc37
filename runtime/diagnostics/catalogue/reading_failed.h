// The system could not read on in a file.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, uint64_t, std::string_view> reading_failed{
    {.id = "E0707",
     .name = "reading_failed",
     .explanation =
         R"(The file could be opened, but the system gave an error while reading it: a damaged disk, a network drive that went away. Nothing
was published. Copy the file to a local disk and run again.)",
     .example = R"(A network drive that is disconnected in the middle of a run.)"},
    "reading `{}` failed after {} bytes: {}"};

}  // namespace damson
