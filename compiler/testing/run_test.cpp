// Running one test through the engine, with memory in place of files.
#include "compiler/testing/run_test.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "compiler/testing/compare_record.h"
#include "compiler/testing/given_records.h"
#include "compiler/testing/match_outcomes.h"
#include "compiler/testing/match_records.h"
#include "runtime/connectors/memory/overlay_storage.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/engine/engine.h"

namespace damson::testing {

namespace {

/// Tests have few records: blocks as large as a run's would be filled for nothing.
constexpr size_t test_block_bytes = size_t{32} << 10;

ConnectorCall in_memory(const std::string& file) {
  return {.connector = "ndjson", .arguments = {{"file", ConstantValue{file}}}};
}

std::string given_file(const ProgramSource& source) { return source.name + " (given)"; }
std::string target_file(const ProgramTarget& target) { return target.name + " (result)"; }

void give(Program& program, const typed::Test& test, OverlayStorage& storage) {
  for (ProgramSource& source : program.sources) {
    if (source.present_of) continue;  // it is what the target's file holds
    source.connector = in_memory(given_file(source));
    storage.put(given_file(source), {});
  }
  for (const typed::TestGiven& given : test.given) {
    ProgramSource& source = program.sources[given.source];
    if (source.present_of)
      storage.put(target_file(program.targets[*source.present_of]), given_records(given.records));
    else if (given.file)
      source.connector = *given.file;
    else
      storage.put(given_file(source), given_records(given.records));
  }
  for (ProgramTarget& target : program.targets)
    target.held_as = std::exchange(target.connector, in_memory(target_file(target)));
  program.expectations.clear();  // a few records say nothing about a whole run
}

/// What the expectations of the test want of one target, files read.
std::optional<Problem> collect_wanted(const typed::Test& test, uint32_t target, const Program& program,
                                      Storage& storage, std::deque<RecordList>& files,
                                      std::vector<WantedRecord>& wanted) {
  for (const auto& expectation : test.expectations) {
    const auto* expected = std::get_if<typed::RecordExpected>(&expectation.what);
    if (expected == nullptr || expected->target != target) continue;
    if (!expected->file) {
      wanted.push_back({expectation.span, expected->record});
      continue;
    }
    RecordList& file = files.emplace_back();
    if (auto problem = file.read(*expected->file, program.targets[target], storage)) return problem;
    for (size_t i = 0; i < file.size(); ++i)
      wanted.push_back({expectation.span, whole_record(file.column(i), file.row(i))});
  }
  return std::nullopt;
}

std::optional<Problem> match_target(const typed::Test& test, uint32_t target, const Program& program, Storage& storage,
                                    TestResult& result) {
  std::deque<RecordList> files;
  std::vector<WantedRecord> wanted;
  if (auto problem = collect_wanted(test, target, program, storage, files, wanted)) return problem;
  if (wanted.empty()) return std::nullopt;
  const ProgramTarget& written = program.targets[target];
  RecordList records;
  if (auto problem = records.read(written.connector, written, storage)) return problem;
  for (auto& failure : match_records(wanted, records, written.name)) result.failures.push_back(std::move(failure));
  return std::nullopt;
}

void compare(const typed::Test& test, const Program& program, Storage& storage, TestResult& result) {
  for (uint32_t target = 0; target < program.targets.size(); ++target) {
    auto problem = match_target(test, target, program, storage, result);
    if (!problem) continue;
    result.exit = worse(result.exit, exit_of(problem->id));
    result.problems.push_back(std::move(*problem));
  }
  for (auto& failure : match_outcomes(test, result.endings)) result.failures.push_back(std::move(failure));
  std::stable_sort(result.failures.begin(), result.failures.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  if (!result.failures.empty()) result.exit = worse(result.exit, ExitCode::checks_failed);
}

}  // namespace

TestResult run_test(Program& program, const typed::Test& test, Storage& disk) {
  const auto start = std::chrono::steady_clock::now();
  OverlayStorage storage(disk);
  give(program, test, storage);
  EngineOptions options;
  options.threads = 1;
  options.block_bytes = test_block_bytes;
  RunResult run = damson::run(program, options, storage);
  TestResult result{.test = &test};
  result.endings = endings_of(run.report);
  result.problems = std::move(run.report.problems);
  result.exit = run.exit;
  if (result.exit == ExitCode::done) compare(test, program, storage, result);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace damson::testing
