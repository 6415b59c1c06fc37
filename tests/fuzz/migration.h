// A small migration that reads what the fuzzer made up: run in several ways, which all have to do the same.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "compiler/driver/compile.h"
#include "runtime/base/vectors.h"
#include "runtime/engine/engine.h"
#include "runtime/report/report_json.h"
#include "tests/fuzz/give_up.h"
#include "tests/unit/connectors/memory_storage.h"

namespace damson::fuzzing {

/// A spec that has to be right.
inline Program program_of(const std::string& spec) {
  CompiledSpec compiled = compile_text("fuzz.damson", spec, "/nonexistent");
  for (const Problem& problem : compiled.problems.all())
    std::fprintf(stderr, "%s: %s\n", problem.id.c_str(), problem.message.c_str());
  if (!compiled.program) std::abort();
  return std::move(*compiled.program);
}

using Files = std::map<std::string, std::string>;

/// What a run leaves behind: the report without seconds, and the files.
struct Left {
  std::string report;
  Files files;
};

/// The lines around the word `excerpt` left out: how much of broken data a message shows depends on how much was read
/// by then.
inline std::string without_excerpts(const std::string& report) {
  std::string kept;
  for (size_t at = 0; at < report.size();) {
    const size_t end = std::min(report.find('\n', at), report.size() - 1) + 1;
    if (report.compare(report.find_first_not_of(' ', at), 10, "\"excerpt\":") != 0) kept.append(report, at, end - at);
    at = end;
  }
  return kept;
}

inline Left run_once(const Program& program, const Files& files, const EngineOptions& options) {
  test::MemoryStorage storage;
  storage.files = files;
  RunReport report = run(program, options, storage).report;
  report.seconds = 0;
  return {without_excerpts(render_report_json(report, SourceTexts())), storage.files};
}

/// Whole blocks with the best vectors; then record by record, without vectors, by the naive twin.
inline Left run_both_ways(const Program& program, const Files& files) {
  EngineOptions options;
  options.threads = 1;
  const Left whole = run_once(program, files, options);
  options.block_bytes = 16;
  options.block_records = 1;
  options.naive = true;
  use_vectors("scalar");
  const Left piece_by_piece = run_once(program, files, options);
  use_vectors("");
  if (piece_by_piece.report != whole.report) give_up("the reports differ", whole.report, piece_by_piece.report);
  for (const auto& [name, content] : whole.files) {
    const auto other = piece_by_piece.files.find(name);
    if (other == piece_by_piece.files.end()) give_up("a file is not there", name, "");
    if (other->second != content) give_up(name.c_str(), content, other->second);
  }
  if (piece_by_piece.files.size() != whole.files.size()) give_up("there are more files", "", "");
  return whole;
}

}  // namespace damson::fuzzing
