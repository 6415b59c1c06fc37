// `ref` in what groups are made of, to records that are not known before the groups are.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> reference_before_groups{
    {.id = "E0338",
     .name = "reference_before_groups",
     .explanation =
         R"spec(What stands behind `by`, in `all(…)`, `first(…)` and their like, and in conditions on members is computed of every record before there are groups. A `ref`
there asks for the keys of other records, which must not depend on these groups in turn. In the lines of the group itself it may: gather the value to refer by, and
refer behind that.)spec",
     .fails = R"spec(schema Photo { key id: int, person: text, friend: text? }
schema Person { key slug: text, name: text, friend: text? }
source photos: Photo from csv("photos.csv")
target people: Person to csv("people.csv")
map photos by person -> people {
  let known = ref(people, friend) on unmatched missing
  slug   = slug(person)
  name   = person
  friend = first(known)
  drop id because "the new system counts by itself"
}
)spec",
     .works = R"spec(schema Photo { key id: int, person: text, friend: text? }
schema Person { key slug: text, name: text, friend: text? }
source photos: Photo from csv("photos.csv")
target people: Person to csv("people.csv")
map photos by person -> people {
  slug   = slug(person)
  name   = person
  friend = ref(people, first(friend)) on unmatched missing
  drop id because "the new system counts by itself"
}
)spec"},
    "the groups would have to be known before this `ref` to `{0}` in what they are made of"};

}  // namespace damson
