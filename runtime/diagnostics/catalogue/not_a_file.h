// A target would take the place of something that is no file.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> not_a_file{
    {.id = "E0709",
     .name = "not_a_file",
     .explanation =
         R"(A target appears in place of what its name stood for before. That is done with files only: putting a file in place of a device, a pipe or a
socket would break what uses it. A symbolic link is not replaced and not followed either, since both may be meant: write the name of the
file that it leads to. Links among the folders on the way are followed as ever.)",
     .example = R"(The target is `csv("/dev/null")`, or the name of a symbolic link.)"},
    "`{0}` is {1}, not a file"};

}  // namespace damson
