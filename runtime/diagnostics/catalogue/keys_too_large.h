// The keys of a target outgrow the memory that a run may use.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> keys_too_large{
    {.id = "E0811",
     .name = "keys_too_large",
     .explanation =
         R"(Where a target says `unique by`, or its schema has a key, every key that is used is remembered until the end: about 40 bytes each. Together with the lookup tables they may take 8 GB, or what `--memory` says. Give the run more memory (`damson run SPEC --memory 16GB`), or split the migration.)",
     .example = R"(A billion records into a target with `unique by id`.)"},
    "with the keys of `{0}` the run must remember more than the {1} that it may"};

}  // namespace damson
