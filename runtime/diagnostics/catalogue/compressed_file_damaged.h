// The content of a compressed file is not what was packed.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, uint64_t, std::string_view> compressed_file_damaged{
    {.id = "E0712",
     .name = "compressed_file_damaged",
     .explanation =
         R"(Unpacking found bytes that cannot be right, or a checksum that does not fit: the file was changed or damaged after it was packed.
Get it again; `gzip --test` or `zstd --test` tells whether it is whole.)",
     .example = R"(A `works.csv.gz` that was transferred in text mode, so that line breaks were changed in it.)"},
    "the compressed file `{}` is damaged near byte {}: {}"};

}  // namespace damson
