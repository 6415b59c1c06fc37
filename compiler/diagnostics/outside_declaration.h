// A line that belongs to no declaration.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> outside_declaration{
    {.id = "E0124",
     .name = "outside_declaration",
     .explanation =
         R"spec(At the top level of a spec stand declarations: migration, import, type, schema, param, source, lookup, target, fn, vocabulary,
paths, map, expect, test. A line that belongs into one of them may have slipped out because a `}` above it comes too early.)spec",
     .fails = R"spec(schema Work { key id: text }
id = id
)spec",
     .works = R"spec(schema Work { key id: text }
)spec"},
    "{0} stands outside of any declaration"};

}  // namespace damson
