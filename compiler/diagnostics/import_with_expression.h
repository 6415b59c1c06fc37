// An import whose file name holds an expression.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> import_with_expression{
    {.id = "E0607",
     .name = "import_with_expression",
     .explanation =
         R"spec(What a spec consists of has to be known before anything is computed, so the name of an imported file holds no expression.)spec",
     .fails = R"spec(import "{x}.damson"
)spec",
     .example = R"spec(`import "{language}.damson"`, to choose a file by a parameter.)spec"},
    "the file of an import is named as it is, without `{{…}}`"};

}  // namespace damson
