// Something that groups cannot be told apart by.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> bad_group_key{
    {.id = "E0633",
     .name = "bad_group_key",
     .explanation =
         R"spec(Records are grouped by a text, a number, a date or the like: something that has one value. By several of them: `by agency, year`. To make a group for each item of a list, go through it: `for name in names by name`.)spec",
     .fails = R"spec(schema Photo { agency: text, city: text? }
schema Agency { name: text, city: text?, photos: int? }
source photos: Photo from csv("photos.csv")
target agencies: Agency to csv("agencies.csv")
map photos by split(agency, ";") -> agencies {
  name = first(agency)
  city = first(city)
}
)spec",
     .works = R"spec(schema Photo { agency: text, city: text? }
schema Agency { name: text, city: text?, photos: int? }
source photos: Photo from csv("photos.csv")
target agencies: Agency to csv("agencies.csv")
map photos for name in split(agency, ";") by name -> agencies {
  name = name
  city = first(city)
}
)spec"},
    "{0} cannot tell groups apart"};

}  // namespace damson
