// An expectation asks for something that a run does not count.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> not_a_figure{
    {.id = "E0331",
     .name = "not_a_figure",
     .explanation =
         R"spec(`expect` is about a whole run, when its books are closed. It sees figures: `count(x)` of a source, lookup or target; `loaded(s)`, `skipped(s)`,
`rejected(s)` and `duplicates(s)` of the maps of a source or into a target; `unused(l)`, the records of a lookup that nothing asked for; and
`sum(t.field)` of a target's numbers. It does not see single records. A share is of a source or a target: `at most 0.5% of works`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
expect sum(assets.title) > 0 because "titles are not empty"
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
expect rejected(works) at most 0.5% of works because "more means that the export is broken"
expect count(assets) > 1_000 because "the catalogue holds more"
)spec"},
    "{0}"};

}  // namespace damson
