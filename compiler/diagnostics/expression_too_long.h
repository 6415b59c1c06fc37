// An expression that chains too many operators.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<size_t> expression_too_long{
    {.id = "E0104",
     .name = "expression_too_long",
     .explanation =
         R"spec(An expression may chain only so many operators, pipes, field accesses, `on` clauses and values of `prefer`. A long list of comparisons reads better as
`x in ["a", "b"]` or as a vocabulary; a long sum as several `let`.)spec",
     .example = R"spec(A condition that compares a field with thousands of values, one `or` after the other.)spec"},
    "this expression chains more than {0} operators, clauses or values"};

}  // namespace damson
