// Rejected records would take the place of a file that the same run reads or writes.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> quarantine_in_use{
    {.id = "E0823",
     .name = "quarantine_in_use",
     .explanation =
         R"(Every run replaces all quarantine files that the run of its spec before it has left in the state folder, or removes them when nothing is
rejected. A run that read one of them would destroy the records that it was given. Copy the file, correct the copy, and run the
spec with the copy as the source, with other targets and another `--state` folder.)",
     .example =
         R"(A map `works` of `museum.damson` reads `csv(".damson/quarantine/museum/works.csv")` and puts what it rejects into the same file.)"},
    "the rejected records of `{0}` would take the place of `{1}`, which {2}"};

}  // namespace damson
