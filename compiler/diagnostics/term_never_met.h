// A term of a vocabulary that counts as missing.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> term_never_met{
    {.id = "W0935",
     .name = "term_never_met",
     .severity = Severity::warning,
     .explanation =
         R"spec(The csv connector takes an empty cell, and every text that `none` names, for missing. No field of such a source ever holds that text, so a term of it is never met;
the arm `missing` is.)spec",
     .fails = R"spec(schema Work { key id: text, rights: text? }
schema Asset { key id: text, rights: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary terms {
  "CC0"   => "free"
  ""      => "none"
  missing => "none"
  else    => "protected"
}
map works -> assets {
  id = id
  rights = rights | terms
}
)spec",
     .works = R"spec(schema Work { key id: text, rights: text? }
schema Asset { key id: text, rights: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary terms {
  "CC0"   => "free"
  missing => "none"
  else    => "protected"
}
map works -> assets {
  id = id
  rights = rights | terms
}
)spec"},
    "this term is never met: a field of this source that is \"{0}\" is missing"};

}  // namespace damson
