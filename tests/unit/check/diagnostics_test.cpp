// Every diagnostic of the compiler: the spec that fails gives exactly its id, the one put right gives nothing.
#include <doctest/doctest.h>

#include "compiler/diagnostics/all_compiler_diagnostics.h"
#include "tests/unit/check/checked.h"

namespace damson {

TEST_CASE("what a diagnostic shows as failing gives exactly this diagnostic") {
  for (const DiagnosticInfo* info : all_compiler_diagnostics()) {
    if (info->fails.empty()) continue;
    const auto checked = test::check_text(std::string(info->fails));
    CAPTURE(info->id);
    CAPTURE(checked->list());
    std::vector<std::string> ids;
    for (const auto& problem : checked->problems.all()) {
      if (std::find(ids.begin(), ids.end(), problem.id) == ids.end()) ids.push_back(problem.id);
    }
    CHECK(ids == std::vector<std::string>{std::string(info->id)});
    CHECK(checked->program.has_value() == (info->severity == Severity::warning));
  }
}

TEST_CASE("what a diagnostic shows as put right gives no problem") {
  for (const DiagnosticInfo* info : all_compiler_diagnostics()) {
    if (info->works.empty()) continue;
    const auto checked = test::check_text(std::string(info->works));
    CAPTURE(info->id);
    CHECK(checked->list() == "");
    CHECK(checked->program.has_value());
  }
}

}  // namespace damson
