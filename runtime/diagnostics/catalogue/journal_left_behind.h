// The targets are in place, but the journal could not be told so.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> journal_left_behind{
    {.id = "E0795",
     .name = "journal_left_behind",
     .explanation =
         R"(Every run writes into the journal what it is about to put in place before it does so, and afterwards that it has done it. Here the second failed:
the run itself has succeeded, all its targets are in place and complete, and there is no need to run again. What was there before is
still kept. See that the disk of the state folder is not full and can be written; the next command that uses the state folder sees what was
done and completes the journal. The exit status is 5, for nothing else ends like this.)",
     .example = R"(The disk that holds the state folder fails while the run ends.)"},
    "all targets are in place, but the journal of runs, {0}, could not be completed: {1}"};

}  // namespace damson
