// A line of a vocabulary's file that lacks one of its two terms.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> term_incomplete{
    {.id = "E0634",
     .name = "term_incomplete",
     .explanation =
         R"spec(Each line of a vocabulary's file says what an old term becomes. Without the new one it says nothing: write it down, or take the line away, so that the
vocabulary's `else` decides, which can reject with a reason. An old term that is missing is an arm of the vocabulary: `missing => …`.)spec",
     .example =
         R"spec(A line `PD,` in `rights.csv`, of which the spec says `vocabulary rights from csv("rights.csv", key: "old", value: "new")`.)spec"},
    "{0}"};

}  // namespace damson
