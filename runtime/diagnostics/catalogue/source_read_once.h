// A pipe would have to be read more than once.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, uint64_t> source_read_once{
    {.id = "E0813",
     .name = "source_read_once",
     .explanation =
         R"(What has been read from a pipe, a terminal or `/dev/stdin` is gone. Some specs read a source more than once: when two of its maps feed the same
target, when a rule keeps the last record of a key or the one with the largest value, when records refer to each other, for groups (their
rejected members are fetched again). Nothing was read. Write the records to a file first, and let the spec read the file.)",
     .example =
         R"(`zcat works.ndjson.gz | damson run import.damson`, where the source is `ndjson("/dev/stdin")` and the target has `unique by id keep last`.)"},
    "`{}` can be read only once, and this spec reads it {} times"};

}  // namespace damson
