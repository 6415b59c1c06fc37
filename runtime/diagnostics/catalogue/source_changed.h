// A source had other records when it was read a second time.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, uint64_t, uint64_t> source_changed{
    {.id = "E0808",
     .name = "source_changed",
     .explanation = R"(Some runs read a source more than once: when two of its maps feed the same target, or when a rule keeps the last record of a key. The source must not change
meanwhile. Nothing was published. Run again when nobody writes to it.)",
     .example = R"(An export that is still being written while the run reads it twice.)"},
    "`{}` changed while it was read: {} records at first, {} when it was read again"};

}  // namespace damson
