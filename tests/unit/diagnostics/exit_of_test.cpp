// Which problems of a run are failed checks, and which the world's.
#include <doctest/doctest.h>

#include "runtime/diagnostics/all_runtime_diagnostics.h"
#include "runtime/diagnostics/exit_of.h"

namespace damson {

TEST_CASE("a source that is not as the spec says is a failed check, whatever the format") {
  for (const char* id : {"E0710", "E0712", "E0713", "E0714", "E0720", "E0723", "E0725", "E0731", "E0735", "E0736",
                         "E0801", "E0808", "E0809"}) {
    CAPTURE(id);
    CHECK(exit_of(id) == ExitCode::checks_failed);
  }
}

TEST_CASE("files, disk, environment, memory and ledger are the world's") {
  for (const char* id :
       {"E0701", "E0703", "E0706", "E0708", "E0740", "E0790", "E0799", "E0805", "E0807", "E0836", "E0837", "E0843"}) {
    CAPTURE(id);
    CHECK(exit_of(id) == ExitCode::world_failed);
  }
}

TEST_CASE("every problem about CSV or JSON is about what a source holds") {
  for (const DiagnosticInfo* diagnostic : all_runtime_diagnostics()) {
    CAPTURE(diagnostic->name);
    if (!diagnostic->name.starts_with("csv_") && !diagnostic->name.starts_with("json_")) continue;
    CHECK(exit_of(diagnostic->id) == ExitCode::checks_failed);
  }
}

}  // namespace damson
