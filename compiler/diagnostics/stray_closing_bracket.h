// A closing bracket without an opening one.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> stray_closing_bracket{
    {.id = "E0112",
     .name = "stray_closing_bracket",
     .explanation =
         R"spec(There are more closing brackets than opening ones. Take this one away, or put in the opening one that it belongs to.)spec",
     .fails = R"spec(schema Work { key id: text }
}
)spec",
     .works = R"spec(schema Work { key id: text }
)spec"},
    "this `{0}` closes nothing"};

}  // namespace damson
