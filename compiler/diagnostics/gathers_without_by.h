// Something that gathers a group, in a map that makes none.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> gathers_without_by{
    {.id = "E0220",
     .name = "gathers_without_by",
     .explanation =
         R"spec(`count()` counts the members of a group, and only a map with `by` makes groups. The items of a list are counted by `count(list)`.)spec",
     .fails = R"spec(schema Photo { agency: text, city: text? }
schema Agency { name: text, city: text?, photos: int? }
source photos: Photo from csv("photos.csv")
target agencies: Agency to csv("agencies.csv")
map photos -> agencies {
  name = agency
  photos = count()
  drop city because "unused"
}
)spec",
     .works = R"spec(schema Photo { agency: text, city: text? }
schema Agency { name: text, city: text?, photos: int? }
source photos: Photo from csv("photos.csv")
target agencies: Agency to csv("agencies.csv")
map photos by agency -> agencies {
  name = agency
  photos = count()
  drop city because "unused"
}
)spec"},
    "`{0}()` counts the members of a group, and there are no groups here"};

}  // namespace damson
