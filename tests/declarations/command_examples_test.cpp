// Every example of every command is run in a folder with the example files; its exit status is the one it says.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "compiler/driver/command.h"
#include "compiler/driver/command_line.h"

using namespace damson;
namespace fs = std::filesystem;

namespace {

/// The example files in a folder of their own, which is the current one while this lives.
class ExampleFolder {
 public:
  ExampleFolder()
      : before_(fs::current_path()),
        path_(fs::temp_directory_path() / ("damson_examples_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
    for (const ExampleFile& file : example_files()) std::ofstream(path_ / file.name) << file.content;
    fs::current_path(path_);
  }
  ~ExampleFolder() {
    fs::current_path(before_);
    fs::remove_all(path_);
  }

 private:
  fs::path before_;
  fs::path path_;
};

struct CommandRun {
  int status;
  std::string out;
  std::string err;
};

CommandRun run_line(std::string_view line) {
  std::istringstream words{std::string(line)};
  std::vector<std::string> arguments;
  for (std::string word; words >> word;) arguments.push_back(word);
  REQUIRE(arguments.front() == "damson");
  arguments.erase(arguments.begin());
  std::ostringstream out;
  std::ostringstream err;
  const int status = run_command_line(arguments, Console{.out = out, .err = err});
  return {status, out.str(), err.str()};
}

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every command's examples end as they say") {
  for (const Command& command : all_commands()) {
    REQUIRE_FALSE(command.examples.empty());
    CHECK(command.summary.ends_with('.'));
    for (const CommandExample& example : command.examples) {
      CAPTURE(example.line);
      const ExampleFolder folder;
      for (const std::string_view before : example.before) REQUIRE(run_line(before).status == 0);
      const CommandRun run = run_line(example.line);
      INFO(run.out);
      INFO(run.err);
      CHECK(run.status == to_status(example.exit));
    }
  }
}

TEST_CASE("help exists for every command and holds its options and examples") {
  for (const Command& command : all_commands()) {
    const CommandRun run = run_line("damson " + std::string(command.name) + " --help");
    CHECK(run.status == 0);
    for (const CommandOption& option : command.options) CHECK(has(run.out, option.name.data()) != option.hidden);
    for (const CommandExample& example : command.examples) CHECK(has(run.out, example.line.data()));
  }
  CHECK(run_line("damson --help").status == 0);
  CHECK(has(run_line("damson --version").out, "damson "));
}

TEST_CASE("wrong usage is exit 2, with the nearest name") {
  const ExampleFolder folder;
  const auto check = [](const char* line, const char* part) {
    CAPTURE(line);
    const CommandRun run = run_line(line);
    CAPTURE(run.err);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(has(run.err, part));
  };
  check("damson", "which command");
  check("damson chekc museum.damson", "did you mean `check`");
  check("damson museum.damson", "damson check museum.damson");
  check("damson run", "wants the name of a spec");
  check("damson run museum.damson other.damson", "takes one name");
  check("damson run museum.damson --thread 2", "did you mean `--threads`");
  check("damson run museum.damson --threads many", "a whole number from 1 to 1024");
  check("damson run museum.damson --threads 0", "a whole number from 1 to 1024");
  check("damson run museum.damson --threads", "`--threads` wants a value");
  check("damson run museum.damson --format xml", "knows `json` only");
  check("damson run museum.damson --limit -1", "a whole number");
  check("damson run museum.damson --set batch", "--set batch=A");
  check("damson run museum.damson --set batch=A --set batch=B", "twice");
  check("damson run museum.damson --set batsch=A", "batch");
  check("damson explain functions --format html", "knows `markdown` and `json`");
  check("damson explain csv --format json", "is for functions");
  check("damson explain --format json", "is for functions");
  check("damson explain parse_imt", "did you mean `parse_int`");
}

TEST_CASE("a spec that is not there is a failure of the world") {
  const CommandRun run = run_line("damson check nowhere/museum.damson");
  CHECK(run.status == 4);
  CHECK(has(run.err, "nowhere/museum.damson"));
}

TEST_CASE("plan writes nothing at all") {
  const ExampleFolder folder;
  CHECK(run_line("damson plan museum.damson").status == 0);
  CHECK_FALSE(fs::exists("assets.ndjson"));
  CHECK_FALSE(fs::exists(".damson"));
}

TEST_CASE("run writes targets, quarantine and journal") {
  const ExampleFolder folder;
  CHECK(run_line("damson run museum.damson --state journal").status == 0);
  CHECK(fs::exists("assets.ndjson"));
  CHECK(fs::exists("journal/ledger.sqlite"));
  CHECK(fs::exists("journal/quarantine/museum/works.csv"));
}
