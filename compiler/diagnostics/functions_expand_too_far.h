// Functions that call functions until nobody could hold what comes of it.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> functions_expand_too_far{
    {.id = "E0380",
     .name = "functions_expand_too_far",
     .explanation =
         R"spec(The body of a function stands in for each call of it. A function that calls another one twice, which calls another one
twice, and so on, doubles with every function: twenty of them come to a million calls. All calls of a spec may come to 100,000, and functions
may call each other 200 deep.

A function that needs the same result twice can be given it as an argument instead.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
fn f1(t: text) -> text = "{t}{t}{t}{t}"
fn f2(t: text) -> text = "{f1(t)}{f1(t)}{f1(t)}{f1(t)}{f1(t)}{f1(t)}{f1(t)}{f1(t)}"
fn f3(t: text) -> text = "{f2(t)}{f2(t)}{f2(t)}{f2(t)}{f2(t)}{f2(t)}{f2(t)}{f2(t)}"
fn f4(t: text) -> text = "{f3(t)}{f3(t)}{f3(t)}{f3(t)}{f3(t)}{f3(t)}{f3(t)}{f3(t)}"
fn f5(t: text) -> text = "{f4(t)}{f4(t)}{f4(t)}{f4(t)}{f4(t)}{f4(t)}{f4(t)}{f4(t)}"
fn f6(t: text) -> text = "{f5(t)}{f5(t)}{f5(t)}{f5(t)}{f5(t)}{f5(t)}{f5(t)}{f5(t)}"
fn f7(t: text) -> text = "{f6(t)}{f6(t)}{f6(t)}{f6(t)}{f6(t)}{f6(t)}{f6(t)}{f6(t)}"
map works -> assets {
  id = id
  title = f7(title)
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
fn four_times(t: text) -> text = "{t}{t}{t}{t}"
fn sixteen_times(t: text) -> text = four_times(four_times(t))
map works -> assets {
  id = id
  title = sixteen_times(title)
}
)spec"},
    "{0}"};

}  // namespace damson
