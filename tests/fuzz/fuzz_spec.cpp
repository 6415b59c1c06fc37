// One text as a spec: parsed, checked, lowered and formatted, formatted again and compared. Whatever it is, nothing may
// crash, and a text that parses has to be formatted to the same spec, which formatting leaves as it is.
#include <cstdint>
#include <string>

#include "compiler/driver/compile.h"
#include "compiler/format/format.h"
#include "tests/fuzz/give_up.h"

namespace {

using namespace damson;
using fuzzing::give_up;

Formatted formatted(const std::string& content) {
  SourceTexts texts;
  return format_text(texts.add("fuzz.damson", content), texts);
}

/// What a spec is compiled to; specs with errors are the same if their problems are.
std::string meaning(const std::string& content) {
  const CompiledSpec spec = compile_text("fuzz.damson", content, "/nonexistent");
  std::string result;
  for (const Problem& problem : spec.problems.all()) result += problem.id + ' ';
  if (spec.program) result += fingerprint(*spec.program);
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  const std::string before = meaning(content);
  const Formatted once = formatted(content);
  if (once.outcome == FormatOutcome::unreadable) return 0;
  if (once.outcome == FormatOutcome::uncertain) {
    // Where there are mistakes, laying out may change how the rest is read; the formatter has to see that, and did.
    if (!once.problems.has_errors()) give_up("a right spec was not formatted", content, once.text);
    return 0;
  }
  const Formatted twice = formatted(once.text);
  if (twice.text != once.text) give_up("formatting again changes it", once.text, twice.text);
  // of a wrong spec the problems may change: what stands without a space may be a name that cannot be written so
  const bool right = before.find_first_of("EW") == std::string::npos;
  if (right && once.outcome == FormatOutcome::whole && meaning(once.text) != before)
    give_up("it means something else", content, once.text);
  return 0;
}
