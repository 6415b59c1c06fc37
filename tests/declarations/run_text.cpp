// Compiles a text and runs it on files in memory.
#include "tests/declarations/run_text.h"

#include "runtime/diagnostics/render_terminal.h"
#include "tests/unit/connectors/memory_storage.h"

namespace damson::test {

std::string rendered(const CompiledSpec& spec) { return render(spec.problems.all(), spec.texts, {}); }

TextRun run_text(const std::string& spec, const Files& files) {
  CompiledSpec compiled = compile_text("example.damson", spec, ".");
  TextRun run;
  run.problems = compiled.problems;
  run.rendered = rendered(compiled);
  run.compiled = compiled.program.has_value();
  if (!run.compiled) return run;
  MemoryStorage storage;
  storage.files = files;
  EngineOptions options;
  options.threads = 1;
  options.state_folder = "state";
  run.result = damson::run(*compiled.program, options, storage);
  run.files = std::move(storage.files);
  return run;
}

}  // namespace damson::test
