// `env` where its value could be seen, or where nobody could give it.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> secret_misplaced{
    {.id = "E0333",
     .name = "secret_misplaced",
     .explanation =
         R"spec(`env("NAME")` is for secrets: a password, a private folder. Its value is never printed, planned, logged or hashed, and so it may stand only where nothing
but a connector sees it: as a text argument of a source, lookup or target, or within such a text. What a reader of the spec or of the result may see is a `param`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  title = title on missing env("DEFAULT_TITLE")
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
param default_title: text = "untitled"
source works: Work from csv("{env("EXPORT_DIR")}/works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  title = title on missing default_title
}
)spec"},
    "{0}"};

}  // namespace damson
