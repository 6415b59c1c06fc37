// A map that could not be worked out, though nothing else was found wrong.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> map_not_checked{
    {.id = "E0409",
     .name = "map_not_checked",
     .explanation =
         R"spec(This is a mistake in Damson itself: the spec shows no problem, and yet the map cannot be built. Please report it with the spec.)spec",
     .example = R"spec(None is known: a spec that brings it about shows a mistake in Damson.)spec"},
    "the map `{0}` could not be worked out; please report this"};

}  // namespace damson
