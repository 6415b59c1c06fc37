// The formatter does not trust its own result.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> formatting_uncertain{
    {.id = "E0609",
     .name = "formatting_uncertain",
     .explanation =
         R"spec(Before `damson fmt` writes a file it reads its own result again and compares: the same words, the same comments, the same meaning. Here
they differ, so the file was left as it was. In a spec with mistakes, put those right first: brackets that do not match can make a line
belong to something else once it is laid out. In a spec without mistakes this is a fault of damson: please report it, with the spec.)spec",
     .example = R"spec(A spec with a closing brace too many, which would close another block after formatting.)spec"},
    "`{0}` was left as it is: laid out, it would not be read as the same spec"};

}  // namespace damson
