// An import whose quotes hold nothing.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> import_without_name{
    {.id = "E0610",
     .name = "import_without_name",
     .explanation =
         R"spec(An import names the file that is imported, relative to the file that imports it: `import "vocabularies.damson"` lies beside it.)spec",
     .fails = R"spec(import ""
)spec",
     .example = R"spec(`import ""`, whose name was to be filled in later.)spec"},
    "no file is named to import"};

}  // namespace damson
