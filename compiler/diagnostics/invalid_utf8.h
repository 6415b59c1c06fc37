// A file that is not UTF-8.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<int> invalid_utf8{
    {.id = "E0101",
     .name = "invalid_utf8",
     .explanation =
         R"spec(A spec is a UTF-8 file. A byte that is no part of a UTF-8 character nearly always means that the file was saved in an
older encoding, such as Windows-1252. Open it in an editor that shows the encoding and save it as UTF-8.)spec",
     .example =
         R"spec(A spec that an old editor saved as Windows-1252: the "é" of "café" is then the single byte 0xE9.)spec"},
    "the byte 0x{0:02X} is not valid UTF-8"};

}  // namespace damson
