// Bytes that are no text in the encoding of the source.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> text_not_readable{
    {.id = "E0714",
     .name = "text_not_readable",
     .explanation =
         R"(A file is read in one encoding: UTF-8 unless the source says another. A byte that means nothing in it is an error, because guessing
would change names silently. `csv` takes `encoding: "windows-1252"`, `"latin-1"`, `"utf-16le"` or `"utf-16be"`; a
byte-order mark at the start of a file is believed whatever the source says.)",
     .example = R"(A CSV file that Excel saved as "CSV" on Windows, with `Müller` in windows-1252.)"},
    "this is not {}: {}"};

}  // namespace damson
