// From the name of a spec to all the texts that make a program.
#pragma once

#include <filesystem>
#include <string>

#include "compiler/source/loaded_program.h"
#include "compiler/source/read_spec_file.h"
#include "runtime/diagnostics/problem.h"

namespace damson {

/// Reads and parses the spec at `path` and whatever it imports, each file once. Without texts when the spec itself
/// cannot be read; what else is wrong is among the problems. `sources` has to outlive the program. Files that are among
/// `changed` are not read.
LoadedProgram load_program(const std::filesystem::path& path, SourceTexts& sources, Problems& problems,
                           const ChangedFiles& changed = {});

/// The same for a spec that is no file; `folder` is where its imports are looked for.
LoadedProgram load_program_text(std::string name, std::string content, const std::filesystem::path& folder,
                                SourceTexts& sources, Problems& problems);

}  // namespace damson
