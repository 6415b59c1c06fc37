// A spec that an office program has saved in its own form.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> spec_is_no_text{
    {.id = "E0146",
     .name = "spec_is_no_text",
     .explanation =
         R"spec(A spec is plain text in UTF-8. Word and other office programs save a form of their own, with fonts and pages in it. Write specs in a text editor, or save
them as "plain text" in UTF-8.)spec",
     .example = R"spec(A spec that was written in Word and saved as `museum.damson` in Word's form.)spec"},
    "this is {0}, not plain text"};

}  // namespace damson
