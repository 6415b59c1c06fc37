// Two imports with one name.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> import_name_taken{
    {.id = "E0605",
     .name = "import_name_taken",
     .explanation =
         R"spec(The name after `as` stands before everything that comes from that import, so that it can stand for one import only.)spec",
     .example = R"spec(`import "a.damson" as terms` and `import "b.damson" as terms` in one file.)spec"},
    "two imports have the name `{0}`"};

}  // namespace damson
