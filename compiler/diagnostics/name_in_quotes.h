// Quotes around a name, as JSON has them.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> name_in_quotes{
    {.id = "E0140",
     .name = "name_in_quotes",
     .explanation =
         R"spec(Quotes make a text. The name of a field stands as it is, or in backquotes where it has a space or a sign in it.)spec",
     .fails = R"spec(schema Work { "id": text, title: text? }
)spec",
     .works = R"spec(schema Work { id: text, title: text? }
)spec"},
    "the name of a field stands without quotes: {0}"};

}  // namespace damson
