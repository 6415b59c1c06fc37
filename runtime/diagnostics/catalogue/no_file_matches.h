// No file fits a pattern.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> no_file_matches{
    {.id = "E0702",
     .name = "no_file_matches",
     .explanation =
         R"(In the name of a file `*` stands for any characters, `?` for one, `[ab]` for one of several, and `**` for any number of folders.
A pattern that finds nothing is an error: a run over no data would look like a success. Files whose name begins with a dot
are found only by a pattern that begins with a dot. `*` looks into folders that are links, `**` does not: links may lead in circles.)",
     .example = R"(`ndjson("export/*.ndjson")` while the folder `export` is empty.)"},
    "no file matches `{}`"};

}  // namespace damson
