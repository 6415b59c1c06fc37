// What a run kept of its records is not what was written.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> key_file_damaged{
    {.id = "E0837",
     .name = "key_file_damaged",
     .explanation =
         R"(What a run keeps of its records has a digest in each of its parts. Here one of them is not the digest of what stands there, or the file is broken off: nothing in it can be trusted,
and nothing was compared. Get the file from a backup of the state folder. `damson verify SPEC` compares the targets with the sources instead, where those are still there.)",
     .example = "A disk lost a page of `.damson/runs/000007/keys/assets`."},
    "{} is damaged or broken off"};

}  // namespace damson
