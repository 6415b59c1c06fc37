// A source did not stay as it was while a run read it.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> source_changed{
    {.id = "E0808",
     .name = "source_changed",
     .explanation =
         R"(A run looks at the size, the time and the place on disk of every file that it reads when it begins, and again when it has read it, so that a file that is cut,
replaced or still being written is not taken for a whole one. Some runs read a source more than once: when two of its maps feed the same target,
when a rule keeps the last record of a key, when records refer to each other. Then each pass has to read the same bytes. Nothing was
published. Run again when nobody writes to it, or read a copy of it.)",
     .example = R"(An export that is still being written while the run reads it twice.)"},
    "`{}` changed while the run read it: {}"};

}  // namespace damson
