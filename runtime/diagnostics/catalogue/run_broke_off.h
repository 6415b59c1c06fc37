// Something unexpected ended the run.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> run_broke_off{
    {.id = "E0807",
     .name = "run_broke_off",
     .explanation =
         R"(Something happened that a run is not prepared for. Nothing was published. Please report it, with the spec.)",
     .example = R"(A library reports an error that it should not have.)"},
    "the run broke off: {}"};

}  // namespace damson
