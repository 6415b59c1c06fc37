// A term that stands twice in a vocabulary's file.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> term_twice{
    {.id = "E0630",
     .name = "term_twice",
     .explanation =
         R"spec(A vocabulary knows one result for each term. Which of the two is meant has to be decided in the file. This is about the file that the spec names.)spec",
     .example = R"spec(A file with the lines `paint,painting` and `paint,pigment`.)spec"},
    "\"{0}\" stands twice in the file"};

}  // namespace damson
