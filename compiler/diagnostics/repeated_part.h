// A part of a declaration that is there twice.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> repeated_part{
    {.id = "E0129",
     .name = "repeated_part",
     .explanation =
         R"spec(There is one decision to take here, and it has been taken already. Take one of the two away.)spec",
     .fails = R"spec(schema Work {
  key id: text
  ... because "it grows"
  ... because "it grows"
}
)spec",
     .works = R"spec(schema Work {
  key id: text
  ... because "it grows"
}
)spec"},
    "{0} can be said only once"};

}  // namespace damson
