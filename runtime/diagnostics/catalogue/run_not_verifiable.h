// What a run wrote is no longer known, or no longer to be expected.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> run_not_verifiable{
    {.id = "E0843",
     .name = "run_not_verifiable",
     .explanation =
         R"(`damson verify RUN` compares the targets with what the run wrote. That cannot be told here: the run published nothing, was taken back, or another has replaced its files since; or what it kept of
its records is gone. The last runs keep that (`damson run --keep N`), unless they are forgotten. `damson verify SPEC` compares the targets with what the spec makes of the sources as they are now, and needs no run.)",
     .example = "`damson verify 3` when run 4 has written the same files."},
    "{} cannot be verified: {}"};

}  // namespace damson
