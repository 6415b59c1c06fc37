// More imported files than a spec may have.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<size_t> too_many_imports{
    {.id = "E0606",
     .name = "too_many_imports",
     .explanation =
         R"spec(Imports are for a handful of shared schemas and vocabularies. This many are usually written by a program: put what they say
into data files instead.)spec",
     .example = R"spec(A spec that imports a file for each record.)spec"},
    "this spec imports more than {0} files"};

}  // namespace damson
