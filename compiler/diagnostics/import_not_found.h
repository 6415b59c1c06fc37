// An imported file that is not there.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> import_not_found{
    {.id = "E0601",
     .name = "import_not_found",
     .explanation =
         R"spec(An import names a file relative to the file that imports it: `import "vocabularies.damson"` lies beside it.)spec",
     .fails = R"spec(import "vocabularies.damson"
)spec",
     .example = R"spec(`import "vocabularies.damson"` in a folder that holds `vocabulary.damson`.)spec"},
    "there is no file `{0}` to import"};

}  // namespace damson
