// What the spec expects of the whole run is not so.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> expectation_not_met{
    {.id = "E0815",
     .name = "expectation_not_met",
     .explanation =
         R"(An `expect` of the spec is about the whole run: how many records there are, how many were rejected, what a field adds up to. It is judged when the
books are closed, in a plan as in a run. When one is false nothing is published, so that there is time to look at the data; the report has the figures
and the first examples of every rejection. When the data is right, the expectation has to be changed in the spec.)",
     .example = R"(`expect rejected(works) at most 0.5% of works because "…"`, and 3 % of the works are rejected.)"},
    "{}, {}"};

}  // namespace damson
