// `env("NAME")` asks for a variable of the environment that is not there.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> variable_not_set{
    {.id = "E0740",
     .name = "variable_not_set",
     .explanation =
         R"(The spec takes a part of a connector's arguments from the environment, with `env("NAME")`: a folder or a password that is nobody's business but the
run's. The variable is not set, or it is empty. Set it for the command: `EXPORT_DIR=/mnt/export damson run museum.damson`. Nothing was read or written. `damson check`
does not need it.)",
     .example = R"(`csv("{env("EXPORT_DIR")}/works.csv")`, and no `EXPORT_DIR`.)"},
    "the environment variable `{}` is not set"};

}  // namespace damson
