// A keyword with a slip of the pen.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> misspelt_keyword{
    {.id = "E0117",
     .name = "misspelt_keyword",
     .explanation = R"spec(The word is not known in this place, but one that is looks much like it.)spec",
     .fails = R"spec(shema Work { key id: text }
)spec",
     .works = R"spec(schema Work { key id: text }
)spec"},
    "`{0}` is not a word that can stand here"};

}  // namespace damson
