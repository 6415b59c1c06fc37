// A value failed in a way that the program does not list.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> failure_not_foreseen{
    {.id = "E0803",
     .name = "failure_not_foreseen",
     .explanation =
         R"(Every way in which a record can fail is known before a run. This record failed in another way, so the run ended rather than write a record with
a part lost. This is never a mistake in a spec: please report it, with the spec and the record.)",
     .example = R"(A field that cannot fail, by what the checker knows, failed.)"},
    "a value of `{}` failed where no rejection point is known: {}"};

}  // namespace damson
