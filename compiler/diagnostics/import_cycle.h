// Files that import each other.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> import_cycle{
    {.id = "E0602",
     .name = "import_cycle",
     .explanation =
         R"spec(Two files that import each other, directly or through others, cannot be read one after the other. Move what both need into
a third file that both import.)spec",
     .example = R"spec(`a.damson` imports "b.damson", and `b.damson` imports "a.damson".)spec"},
    "`{0}` imports itself"};

}  // namespace damson
