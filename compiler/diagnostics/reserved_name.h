// A reserved word used as a name.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> reserved_name{
    {.id = "E0116",
     .name = "reserved_name",
     .explanation =
         R"spec(A few words are reserved: true, false, missing, clear, leave, not, if, case, for, in, is, on, and, or, else. Where a field has
such a name, write it in backquotes: `` `case` ``.)spec",
     .fails = R"spec(schema Work { key id: text, case: text }
)spec",
     .works = R"spec(schema Work { key id: text, `case`: text }
)spec"},
    "`{0}` is a word of the language and cannot be a name as it stands"};

}  // namespace damson
