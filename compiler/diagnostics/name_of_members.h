// A name that each member of a group has a value for, where the group is spoken of.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> name_of_members{
    {.id = "E0219",
     .name = "name_of_members",
     .explanation =
         R"spec(In a map with `by` a line is about a group, and its members may differ in what a name stands for. `first(e)`, `last(e)`, `min(e)`, `max(e)`, `sum(e)`, `all(e)` and `join(e, ", ")` gather the members' values; what stands behind `by` is the same for all of them and may be repeated as it is.)spec",
     .fails = R"spec(schema Photo { agency: text, city: text? }
schema Agency { name: text, city: text?, photos: int? }
source photos: Photo from csv("photos.csv")
target agencies: Agency to csv("agencies.csv")
map photos by agency -> agencies {
  name = agency
  city = city
}
)spec",
     .works = R"spec(schema Photo { agency: text, city: text? }
schema Agency { name: text, city: text?, photos: int? }
source photos: Photo from csv("photos.csv")
target agencies: Agency to csv("agencies.csv")
map photos by agency -> agencies {
  name = agency
  city = first(city)
}
)spec"},
    "`{0}` may differ from member to member of the group"};

}  // namespace damson
