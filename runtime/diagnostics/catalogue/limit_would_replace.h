// A limited run would take the place of what a whole one has written.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> limit_would_replace{
    {.id = "E0840",
     .name = "limit_would_replace",
     .explanation =
         R"(`run --limit N` writes targets and rejected records of the first N records of each source only. They must not take the place of those of all
records: such a run is refused where one of its targets is there already, or rejected records of an earlier run in its state folder.
`damson plan SPEC --limit N` shows the same and writes nothing. To have the files of a few records, take away the earlier ones, or name other
targets (a parameter in their names, and `--set`) and another `--state` folder.)",
     .example = R"(`damson run museum.damson --limit 10` when `assets.csv` of yesterday's run is there.)"},
    "with `--limit` the run would put {0} of a few records in the place of `{1}`"};

}  // namespace damson
