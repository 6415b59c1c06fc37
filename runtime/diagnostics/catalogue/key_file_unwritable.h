// What a run keeps of its records cannot be written.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> key_file_unwritable{
    {.id = "E0836",
     .name = "key_file_unwritable",
     .explanation =
         R"(A run keeps for every record that it writes by what it will be known: a digest of its key, a digest of what it holds, and where it comes from. `damson verify` compares the targets with
that. The files are in the state folder, below `runs`, and are complete before anything is published. When one of them cannot be written, nothing was.

They take about 35 bytes a record. See that the disk of the state folder has room and that the folder may be written, name another one with
`--state`, or do without with `--keep 0`.)",
     .example = "The disk of the folder `.damson` is full."},
    "{} cannot be written: {}"};

}  // namespace damson
