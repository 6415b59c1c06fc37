// A target that is to be updated holds two records with one key.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> present_key_twice{
    {.id = "E0781",
     .name = "present_key_twice",
     .explanation =
         R"(A target that `updates` finds the record that is there by its key. Where two records have the same one nobody can say which of them is meant, so nothing is changed. Remove one of the two, or declare the fields that tell them apart as the key.)",
     .example = R"(The catalogue has two lines with the number A7, and the spec says `key id: text`.)"},
    "two records that `{}` holds have the same key: {}"};

}  // namespace damson
