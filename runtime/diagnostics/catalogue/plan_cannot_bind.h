// Something that cannot be told apart from what it was.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> plan_cannot_bind{
    {.id = "E0854",
     .name = "plan_cannot_bind",
     .explanation =
         R"(A saved plan says in which state each source was, so that its run can see that it still is. A pipe gives its records once, and nobody can see what it will give next.
Write its records to a file first, and let the spec read that; or plan without `--out`.)",
     .example = R"(The spec reads `/dev/stdin`.)"},
    "no plan can be saved with {0}: nobody can tell later whether it is still the same"};

}  // namespace damson
