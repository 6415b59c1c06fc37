// The groups of a map outgrow the memory that a run may use.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> groups_too_large{
    {.id = "E0812",
     .name = "groups_too_large",
     .explanation =
         R"(A map with `by` remembers its groups until the source has been read: the key of each, and what its lines gather. `sum`, `min`, `max`, `first`, `last` and `count` keep one value for each group, `all` and `join` one for each member. Together with lookup tables and keys they may take 8 GB, or what `--memory` says. Give the run more memory (`damson run SPEC --memory 16GB`), gather less, or split the migration.)",
     .example = R"(A billion photos `by photo_id`, with `all(caption)`.)"},
    "with the groups of `{0}` the run must remember more than the {1} that it may"};

}  // namespace damson
