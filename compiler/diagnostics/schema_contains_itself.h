// A schema that contains itself.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> schema_contains_itself{
    {.id = "E0215",
     .name = "schema_contains_itself",
     .explanation =
         R"spec(A type is as deep as it is written. A tree of any depth is carried as `any`; `descendants` walks it.)spec",
     .fails = R"spec(schema Subject { name: text, children: list of Subject }
)spec",
     .works = R"spec(schema Subject { name: text, children: any? }
)spec"},
    "`{0}` contains itself"};

}  // namespace damson
