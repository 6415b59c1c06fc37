// A text among the terms of a vocabulary that is written like a pattern.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> text_is_pattern{
    {.id = "W0926",
     .name = "text_is_pattern",
     .severity = Severity::warning,
     .explanation =
         R"spec(A text in quotes stands for itself, sign for sign: `"^closed"` is met by a value that begins with `^`, and by no other. A pattern stands between slashes:
`/^closed/`. In a pattern `.*` is any characters, as `*` and `%` are elsewhere.)spec",
     .fails = R"spec(schema Work { key id: text, access: text }
schema Asset { key id: text, access: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary conditions {
  "^closed" => "closed"
  else      => "open"
}
map works -> assets {
  id = id
  access = access | conditions
}
)spec",
     .works = R"spec(schema Work { key id: text, access: text }
schema Asset { key id: text, access: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary conditions {
  /^closed/ => "closed"
  else      => "open"
}
map works -> assets {
  id = id
  access = access | conditions
}
)spec"},
    "`{0}` is a text that stands for itself, though it is written like a pattern"};

}  // namespace damson
