// `damson test SPEC…`: the tests that stand in specs.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <ostream>

#include "compiler/driver/command.h"
#include "compiler/driver/show_problems.h"
#include "compiler/driver/test_report/test_report.h"
#include "compiler/testing/run_test.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson::commands {

namespace {

void run_tests_of(TestedSpec& tested, const std::string& filter) {
  Program& program = *tested.spec.program;
  const std::unique_ptr<Storage> disk = disk_storage(program.base_folder);
  for (const typed::Test& test : tested.spec.tests) {
    if (test.title.find(filter) == std::string::npos) continue;
    tested.results.push_back(testing::run_test(program, test, *disk));
    tested.exit = worse(tested.exit, tested.results.back().exit);
  }
  if (filter.empty() && !tested.results.empty())
    tested.coverage = testing::coverage_of(program, tested.results, tested.arms);
}

int complain(const Console& console, const std::string& message, ExitCode exit) {
  console.err << styled("damson: ", TextStyle::strong, console.err_colour) << harmless(message) << '\n';
  return to_status(exit);
}

bool write_file(const std::string& path, const std::string& content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  return file.good();
}

int run_test_command(const Invocation& invocation, const Console& console) {
  std::deque<TestedSpec> specs;
  ExitCode exit = ExitCode::done;
  for (const std::string& path : invocation.words) {
    TestedSpec& tested = specs.emplace_back();
    tested.spec = compile_spec(path, invocation.parameters, &tested.arms);
    tested.exit = tested.spec.exit;
    if (!invocation.json) show_problems(tested.spec, console);
    if (tested.spec.program) run_tests_of(tested, invocation.filter);
    exit = worse(exit, tested.exit);
  }
  const bool none = std::ranges::all_of(specs, [](const TestedSpec& tested) { return tested.results.empty(); });
  if (none && !invocation.filter.empty() && exit == ExitCode::done) {
    return complain(console, fmt::format("no test's title contains `{}`", invocation.filter), ExitCode::usage);
  }
  if (invocation.json)
    console.out << test_report_json(specs);
  else
    console.out << test_report_text(specs, {console.out_colour, console.out_width}, invocation.quiet);
  if (invocation.junit_file.empty() || write_file(invocation.junit_file, test_report_junit(specs)))
    return to_status(exit);
  return complain(console, fmt::format("`{}` could not be written", invocation.junit_file), ExitCode::world_failed);
}

}  // namespace

Command test() {
  return {
      .name = "test",
      .place = 60,
      .summary = "Runs the tests that stand in specs.",
      .details =
          "Every test runs the whole spec on the records that it gives, in memory: no source is read and no target "
          "written. "
          "Prints which tests pass, what is not as a test expects, and what no test exercises: rejection points, skip "
          "rules, arms of vocabularies, `paths` and `case`.",
      .word = "SPEC…",
      .takes_many = true,
      .options = {command_option(OptionId::filter), command_option(OptionId::set), command_option(OptionId::junit),
                  command_option(OptionId::format), command_option(OptionId::quiet)},
      .examples = {{"damson test museum.damson", "Do all tests pass?"},
                   {"damson test museum.damson --filter draft", "Only the tests whose titles contain `draft`."},
                   {"damson test museum.damson --junit results.xml", "For a build server."},
                   {"damson test wishful.damson", "A test that fails says what came out instead.",
                    ExitCode::checks_failed}},
      .run = run_test_command,
  };
}

}  // namespace damson::commands
