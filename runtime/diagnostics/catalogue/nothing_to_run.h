// A spec without a map is run.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> nothing_to_run{
    {.id = "E0824",
     .name = "nothing_to_run",
     .explanation =
         R"(A spec says in `map source -> target { … }` what becomes of the records of a source. One without a map, such as a file of vocabularies that others
import, can be checked, but a run of it would read and write nothing, and say that all is well.)",
     .example = R"(`damson run vocabularies.damson`, or a file that is empty because saving it failed.)"},
    "`{}` has no map: there is nothing to run"};

}  // namespace damson
