// A compressed file looks further back than is allowed.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> compressed_window_too_large{
    {.id = "E0713",
     .name = "compressed_window_too_large",
     .explanation =
         R"(A file that was packed with `zstd --long=28` or more can only be unpacked by who keeps as much of it in memory: 256 MiB, up to 2 GiB.
Damson keeps 128 MiB (`--long=27`), so that no file can take the memory of a run. The file is not damaged. Pack it again without `--long`:
`zstd --decompress --long=31 --stdout FILE | zstd -o NEW`.)",
     .example = R"(An archive `works.csv.zst` that was made with `zstd --ultra --long=31`.)"},
    "the compressed file `{}` cannot be unpacked in 128 MiB of memory: it was packed with a larger window (`zstd "
    "--long=28` or more)"};

}  // namespace damson
