// One record is larger than the limit.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<uint64_t> record_too_long{
    {.id = "E0716",
     .name = "record_too_long",
     .explanation =
         R"(Records are held in memory one batch at a time, so one record must not be endless. A record as long as this is nearly always
a mistake in the file: line breaks that are missing, a quote that is opened and never closed.)",
     .example = R"(A file of several hundred megabytes without a line break, read as `ndjson`.)"},
    "a record is longer than {} MiB"};

}  // namespace damson
