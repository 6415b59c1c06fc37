// What a run has put in place was changed since.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<int64_t, std::string_view> run_cannot_be_taken_back{
    {.id = "E0797",
     .name = "run_cannot_be_taken_back",
     .explanation =
         R"(Taking a run back puts in place again what its targets held before. A target that somebody else has changed since the run wrote it is not
touched: those changes would be lost. Nothing was taken back. Put the changed file somewhere else, or compare it with what was there before, and
call `damson rollback` again.)",
     .example = R"(A target was opened in a spreadsheet and saved, then `damson rollback museum.damson` was called.)"},
    "run {0} cannot be taken back: `{1}` was changed by somebody else since"};

}  // namespace damson
