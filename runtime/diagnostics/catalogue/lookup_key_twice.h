// A lookup source has two records with one key.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> lookup_key_twice{
    {.id = "E0802",
     .name = "lookup_key_twice",
     .explanation =
         R"(A lookup by a key gives one record, so a lookup source must not have two records with the same key: which of the two would count? Remove one of
them, or look the records up by a field that is not the key and say which of the matches counts.)",
     .example = R"(The artist file has two lines with id 7, and the spec says `key id: int`.)"},
    "two records of `{}` have the same key: {}"};

}  // namespace damson
