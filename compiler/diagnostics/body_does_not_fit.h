// A function that is right by itself, and not with what a call hands over.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> body_does_not_fit{
    {.id = "E0341",
     .name = "body_does_not_fit",
     .explanation =
         R"spec(A function is put in where it is called. It is right by itself, but what it says does not go with these arguments: `only` of what a lookup found, for
instance, is unmatched where nothing was found. Say it where the function is called, or let the function say more.)spec",
     .fails = R"spec(schema Work { key id: text, maker: text }
schema Person { name: text, known_as: text }
schema Asset { key id: text, maker: text }
source works: Work from csv("works.csv")
lookup people: Person from csv("people.csv") { drop known_as because "not wanted" }
target assets: Asset to csv("assets.csv")
fn is_one<T>(values: list of T) -> text = if (values | only | to_json) == "null" then "none" else "one"
map works -> assets {
  id    = id
  maker = people[name == record.maker] | is_one on error "several"
}
)spec",
     .works = R"spec(schema Work { key id: text, maker: text }
schema Person { name: text, known_as: text }
schema Asset { key id: text, maker: text }
source works: Work from csv("works.csv")
lookup people: Person from csv("people.csv") { drop known_as because "not wanted" }
target assets: Asset to csv("assets.csv")
fn is_one<T>(values: list of T) -> text = if (values | count) == 1 then "one" else "none"
map works -> assets {
  id    = id
  maker = people[name == record.maker] | is_one
}
)spec"},
    "`{0}` cannot be used with these arguments: {1}"};

}  // namespace damson
