// A key that occurs twice in one object.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> json_key_twice{
    {.id = "E0732",
     .name = "json_key_twice",
     .explanation =
         R"(JSON permits a key twice and does not say which one counts, so every program decides for itself. Here it is an error: one of the two
values would be lost.)",
     .example = R"({"id": 1, "title": "Untitled", "title": "Landscape"})"},
    "the field `{}` occurs twice in one object"};

}  // namespace damson
