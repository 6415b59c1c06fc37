// What is known of records that others refer to outgrows its limit.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> references_too_large{
    {.id = "E0822",
     .name = "references_too_large",
     .explanation =
         R"(For `ref` the run holds in memory what became of every record that may be referred to: its key, the key of the target, or why it has none. Together with lookup
tables and keys that may take 8 GB, or what `--memory` says. Give the run more memory (`damson run SPEC --memory 16GB`), or split the migration.)",
     .example = R"(References to a source of 200 million records.)"},
    "with what became of the records of `{0}` that others refer to the run must remember more than the {1} that it "
    "may"};

}  // namespace damson
