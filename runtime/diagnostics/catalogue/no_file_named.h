// The name of a file is empty.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> no_file_named{
    {.id = "E0719",
     .name = "no_file_named",
     .explanation =
         R"(The name of a source's or target's file is an empty text: it was written so, or a parameter that makes the name is empty.
Names are relative to the folder of the spec.)",
     .example = R"(`from csv("{year}")` in a run with `--set year=`.)"},
    "the name of the file is empty"};

}  // namespace damson
