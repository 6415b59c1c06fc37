// A compressed file ends too early.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, uint64_t> compressed_file_cut_off{
    {.id = "E0711",
     .name = "compressed_file_cut_off",
     .explanation =
         R"(The end of a compressed file is marked, and this file ends before the mark: a download or a copy was interrupted, or the file is still
being written. Get it again; `gzip --test` or `zstd --test` tells whether it is whole.)",
     .example = R"(A download of `works.ndjson.gz` that stopped at half.)"},
    "the compressed file `{}` is cut off: it ends after {} bytes, in the middle of its data"};

}  // namespace damson
