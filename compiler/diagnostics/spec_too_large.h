// A file that is too large for a spec.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<size_t, size_t> spec_too_large{
    {.id = "E0102",
     .name = "spec_too_large",
     .explanation =
         R"spec(A spec is read by people. One that is larger than this usually holds data: a vocabulary of thousands of lines belongs in
a CSV file, read with `vocabulary NAME from csv(…)`.)spec",
     .example = R"spec(A spec of 10 MB that lists every keyword of a thesaurus as an arm of a vocabulary.)spec"},
    "this file has {0} bytes, but a spec may have at most {1}"};

}  // namespace damson
