// A text that a spec makes grows beyond every use.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> text_too_long{
    {.id = "E0819",
     .name = "text_too_long",
     .explanation =
         R"(A text that an interpolation or a function makes may have 64 MB, so that a text joined with itself again and again cannot take all memory. Texts that
are carried as they stand may be as long as a record. Nothing was published.)",
     .example = R"(`let a = "{text}{text}"`, `let b = "{a}{a}"` and so on, twenty times.)"},
    "a text would be longer than 64 MB"};

}  // namespace damson
