// A spec that updates what is there cannot be compared with it.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> updates_not_verifiable{
    {.id = "E0845",
     .name = "updates_not_verifiable",
     .explanation =
         R"(`damson verify SPEC` evaluates a spec anew and compares the targets with the result. What an `updates` target should hold depends on what it held before: there is nothing to compare it with. Two other
commands tell whether it is right. `damson verify RUN` compares it with what a run wrote. `damson plan SPEC` says what the spec would still change: after a run it is nothing.)",
     .example = "`damson verify corrections.damson`, where the spec has `target objects: Object updates "
                "csv(\"objects.csv\")`."},
    "what `{}` should hold depends on what it held before"};

}  // namespace damson
