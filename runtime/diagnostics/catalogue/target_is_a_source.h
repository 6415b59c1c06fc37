// A target would take the place of a file that the same spec reads.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> target_is_a_source{
    {.id = "E0809",
     .name = "target_is_a_source",
     .explanation =
         R"(A target appears in place of whatever its file held before. When that file is one that the spec reads (a source, a lookup, the file of
a vocabulary, an imported spec, the spec itself), the run would destroy what it was given, perhaps the only copy. Write the
target beside it, under another name.)",
     .example = R"(The source is `works.ndjson`, and so is the target.)"},
    "the target `{0}` would overwrite `{1}`, which this spec reads"};

}  // namespace damson
