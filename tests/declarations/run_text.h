// Compiles and runs a spec that is a text, on files in memory.
#pragma once

#include <map>
#include <string>

#include "compiler/driver/compile.h"
#include "runtime/engine/engine.h"

namespace damson::test {

using Files = std::map<std::string, std::string>;

struct TextRun {
  bool compiled = false;
  Problems problems;     // of the spec
  std::string rendered;  // the same, as a reader sees them
  RunResult result;      // when it compiled
  Files files;           // afterwards
};

TextRun run_text(const std::string& spec, const Files& files);

/// Problems as a reader sees them.
std::string rendered(const CompiledSpec& spec);

}  // namespace damson::test
