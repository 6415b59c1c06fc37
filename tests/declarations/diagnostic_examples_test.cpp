// Every diagnostic's failing example gives exactly its id, and its working example gives no problem at all.
#include <doctest/doctest.h>

#include <set>

#include "compiler/diagnostics/all_compiler_diagnostics.h"
#include "compiler/driver/compile.h"
#include "compiler/driver/explain/explain_pages.h"
#include "tests/declarations/run_text.h"

using namespace damson;
using namespace damson::test;

namespace {

std::set<std::string> ids_of(const CompiledSpec& spec) {
  std::set<std::string> ids;
  for (const Problem& problem : spec.problems.all()) ids.insert(problem.id);
  return ids;
}

}  // namespace

TEST_CASE("what a diagnostic says to fail gives exactly this problem") {
  const std::string folder = ".";
  for (const DiagnosticInfo* info : all_compiler_diagnostics()) {
    if (info->fails.empty()) continue;
    CAPTURE(info->id);
    const CompiledSpec spec = compile_text("example.damson", std::string(info->fails), folder);
    INFO(rendered(spec));
    CHECK(ids_of(spec) == std::set<std::string>{std::string(info->id)});
    CHECK(spec.program.has_value() == (info->severity == Severity::warning));
  }
}

TEST_CASE("what a diagnostic says to work gives no problem") {
  const std::string folder = ".";
  for (const DiagnosticInfo* info : all_compiler_diagnostics()) {
    if (info->works.empty()) continue;
    CAPTURE(info->id);
    const CompiledSpec spec = compile_text("example.damson", std::string(info->works), folder);
    INFO(rendered(spec));
    CHECK(ids_of(spec).empty());
    CHECK(spec.program.has_value());
  }
}

TEST_CASE("every diagnostic has an id of its own, words and an example") {
  std::set<std::string_view> ids;
  std::set<std::string_view> names;
  for (const DiagnosticInfo* info : all_diagnostics()) {
    CAPTURE(info->id);
    CHECK(ids.insert(info->id).second);
    CHECK(names.insert(info->name).second);
    CHECK(info->id.size() == 5);
    CHECK((info->id.front() == 'W') == (info->severity == Severity::warning));
    CHECK_FALSE(info->message.empty());
    CHECK_FALSE(info->message.ends_with('.'));
    CHECK_FALSE(info->explanation.empty());
    CHECK((!info->fails.empty() || !info->example.empty()));
  }
}
