// One record would make more units than a record may have.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, uint64_t> too_many_units{
    {.id = "E0820",
     .name = "too_many_units",
     .explanation =
         R"(A map with `for` makes a unit of each item of a list, and lists of lists multiply: one record with a list that is
walked through twice makes a unit for every pair of its items. That many units of one record are almost always a slip in the
map's `for`, or a record that is broken.)",
     .example = R"(`map works for a in tags for b in tags -> pairs`, and a work with two thousand tags.)"},
    "`{}` makes more than {} units of one record"};

}  // namespace damson
