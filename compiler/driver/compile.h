// From the name of a spec to a program that can run: load, check, lower.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "compiler/check/typed_test.h"
#include "compiler/lower/arm_counts.h"
#include "compiler/source/read_spec_file.h"
#include "runtime/base/exit_code.h"
#include "runtime/diagnostics/problem.h"
#include "runtime/diagnostics/source_text.h"
#include "runtime/program/program.h"

namespace damson {

struct CompiledSpec {
  std::string path;  // as it was called
  SourceTexts texts;
  Problems problems;
  std::optional<Program> program;       // nothing when there are errors
  std::vector<typed::Test> tests = {};  // of the spec and what it imports; they need the program
  ExitCode exit = ExitCode::done;       // done, spec_errors, usage (a parameter) or world_failed (the file)
};

/// With `arm_counts` the program counts there which arms its records take.
CompiledSpec compile_spec(const std::string& path, const std::map<std::string, std::string>& parameters,
                          ArmCounts* arm_counts = nullptr);

/// The same with other contents for some of the spec's files than those on disk.
CompiledSpec compile_changed_spec(const std::string& path, const std::map<std::string, std::string>& parameters,
                                  const ChangedFiles& changed);

/// The same for a text that is not in a file; imports and data are looked for in `base_folder`.
CompiledSpec compile_text(const std::string& name, std::string text, const std::string& base_folder,
                          const std::map<std::string, std::string>& parameters = {});

}  // namespace damson
