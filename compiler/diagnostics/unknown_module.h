// An imported module that does not exist.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_module{
    {.id = "E0603",
     .name = "unknown_module",
     .explanation =
         R"spec(Modules come with Damson: schemas and vocabularies of the field, such as `std.iptc`. A file of your own is imported by its
name in quotes: `import "vocabularies.damson"`.)spec",
     .fails = R"spec(import std.nothing_like_this
)spec",
     .example = R"spec(`import std.iptcc`, with a letter too many.)spec"},
    "there is no module `{0}`"};

}  // namespace damson
