// A record of a lookup that nothing can find.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> lookup_key_unusable{
    {.id = "E0841",
     .name = "lookup_key_unusable",
     .explanation =
         R"(A record of a lookup whose key is missing or cannot be read can never be found: whoever asks for it is told that there is none. That would
be a loss that nobody sees, so the run ends, unless the spec says in the braces of the lookup that such records stay out, and why: `id on error skip because "…"`,
`id on missing skip because "…"`. They are then counted and named in the report. The same holds for other fields that records are looked up by; there a missing
value is nothing wrong when the schema says that the field may be missing.)",
     .example = R"(The artist file has a line ` 2,Beta`, with a blank before the 2, and the spec says `key id: int`.)"},
    "a record of `{0}` cannot be found by `{1}`: {2}"};

}  // namespace damson
