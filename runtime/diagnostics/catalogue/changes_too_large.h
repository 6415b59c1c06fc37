// The changes of a target outgrow the memory that a run may use.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> changes_too_large{
    {.id = "E0780",
     .name = "changes_too_large",
     .explanation =
         R"(A target that `updates` a file keeps what becomes of its records until all changes are known, and only then writes the file anew. Together with the lookup tables and the keys that may take 8 GB, or what `--memory` says. Give the run more memory (`damson run SPEC --memory 16GB`), or split the migration.)",
     .example = R"(A correction of every field of a hundred million records.)"},
    "with the changes of `{0}` the run must remember more than the {1} that it may"};

}  // namespace damson
