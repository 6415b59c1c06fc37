// The disk: reading, staging, publishing, and the words for what goes wrong.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "runtime/connectors/disk/disk_storage.h"
#include "tests/unit/connectors/temporary_folder.h"

namespace damson {

namespace {

template <class T>
Problem disk_problem_of(const std::variant<T, Problem>& result) {
  REQUIRE(std::holds_alternative<Problem>(result));
  return std::get<Problem>(result);
}

std::string disk_notes(const Problem& problem) {
  std::string all;
  for (const std::string& note : problem.notes) all += note + "\n";
  return all;
}

}  // namespace

TEST_CASE("a staged file appears only when its step is applied") {
  const test::TemporaryFolder folder;
  const auto storage = disk_storage(folder.path());
  {
    auto staged = storage->stage("out/deep/assets.ndjson", {});
    REQUIRE(staged.index() == 0);
    StagedFile& file = *std::get<0>(staged);
    CHECK(file.append("one\n").index() == 0);
    CHECK(file.append("two\n").index() == 0);
    CHECK(folder.read("out/deep/assets.ndjson").empty());
    CHECK(folder.entries("out/deep") == 2);  // what is staged, and its lock
    CHECK(file.finish().index() == 0);
    CHECK(folder.read("out/deep/assets.ndjson").empty());
    CHECK_FALSE(storage->apply(file.hand_over()));
    CHECK(folder.read("out/deep/assets.ndjson") == "one\ntwo\n");
    CHECK(file.path() == "out/deep/assets.ndjson");
  }
  CHECK(folder.entries("out/deep") == 1);
}

TEST_CASE(
    "a staged file that is not handed over leaves nothing, not even the folders made for it, and the earlier file "
    "alone") {
  const test::TemporaryFolder folder;
  folder.write("a.csv", "before");
  const auto storage = disk_storage(folder.path());
  {
    auto first = storage->stage("a.csv", {});
    auto second = storage->stage("new/deep/b.csv", {});
    REQUIRE(first.index() == 0);
    REQUIRE(second.index() == 0);
    CHECK(std::get<0>(first)->append("after").index() == 0);
    CHECK(std::get<0>(first)->finish().index() == 0);
    CHECK(folder.entries() == 4);
  }
  CHECK(folder.entries() == 1);
  CHECK(folder.read("a.csv") == "before");
}

TEST_CASE("a step is pending, applied, taken back; what was there before is kept until it is settled") {
  const test::TemporaryFolder folder;
  folder.write("old.csv", "before");
  const auto storage = disk_storage(folder.path());
  const auto state = [&](const PublishStep& step) { return std::get<StepState>(storage->state_of(step)); };
  const auto staged_step = [&](const std::string& name) {
    auto staged = storage->stage(name, {});
    REQUIRE(staged.index() == 0);
    CHECK(std::get<0>(staged)->append("after").index() == 0);
    CHECK(std::get<0>(staged)->finish().index() == 0);
    return std::get<0>(staged)->hand_over();
  };
  for (const std::string name : {"old.csv", "new.csv"}) {
    CAPTURE(name);
    const PublishStep step = staged_step(name);
    CHECK(state(step) == StepState::pending);
    CHECK_FALSE(storage->apply(step));
    CHECK(state(step) == StepState::applied);
    CHECK(folder.read(name) == "after");
    CHECK_FALSE(storage->take_back(step));
    CHECK(state(step) == StepState::undone);
    CHECK(folder.read(name) == (name == "old.csv" ? "before" : ""));
    CHECK_FALSE(storage->take_back(step));  // once more changes nothing
    const PublishStep given_up = staged_step(name);
    CHECK_FALSE(storage->take_back(given_up));
    CHECK(state(given_up) == StepState::undone);
  }
  const PublishStep step = staged_step("old.csv");
  CHECK_FALSE(storage->apply(step));
  folder.write("old.csv", "changed by somebody");
  CHECK(state(step) == StepState::changed);
  folder.write("old.csv", "after");
  CHECK(state(step) == StepState::applied);
  CHECK(folder.read(step.kept) == "before");
  CHECK(storage->settle(step));
  CHECK(folder.read("old.csv") == "after");
  CHECK_FALSE(std::filesystem::exists(folder.place(step.kept)));
}

TEST_CASE("a file that is removed is kept, and comes back when that is taken back") {
  const test::TemporaryFolder folder;
  folder.write("old.csv", "before");
  const auto storage = disk_storage(folder.path());
  CHECK_FALSE(storage->removal_of("none.csv"));
  const PublishStep step = storage->removal_of("old.csv").value();
  CHECK_FALSE(storage->apply(step));
  CHECK_FALSE(std::filesystem::exists(folder.place("old.csv")));
  CHECK(std::get<StepState>(storage->state_of(step)) == StepState::applied);
  CHECK_FALSE(storage->take_back(step));
  CHECK(folder.read("old.csv") == "before");
  CHECK_FALSE(storage->apply(step));
  storage->settle(step);
  CHECK(folder.entries() == 0);
}

TEST_CASE("what somebody changes between the intent and the effect is not replaced") {
  const test::TemporaryFolder folder;
  folder.write("was_there.csv", "before");
  const auto storage = disk_storage(folder.path());
  for (const std::string name : {"was_there.csv", "was_not_there.csv", "becomes_a_folder.csv"}) {
    auto staged = storage->stage(name, {});
    CHECK(std::get<0>(staged)->finish().index() == 0);
    const PublishStep step = std::get<0>(staged)->hand_over();
    if (name == "was_there.csv") std::filesystem::remove(folder.place(name));
    if (name == "was_not_there.csv") folder.write(name, "of somebody");
    if (name == "becomes_a_folder.csv") folder.write(name + "/inside", "of somebody");
    const auto problem = storage->apply(step);
    REQUIRE(problem);
    CHECK(problem->id == (name == "becomes_a_folder.csv" ? "E0704" : "E0798"));
    CHECK_FALSE(storage->take_back(step));
  }
  CHECK(folder.read("was_not_there.csv") == "of somebody");
  CHECK(folder.read("becomes_a_folder.csv/inside") == "of somebody");
}

TEST_CASE("staging removes what a killed run left of the same file, and nothing else") {
  const test::TemporaryFolder folder;
  folder.write(".a.csv.damson-staged-4711", "half");
  folder.write(".a.csv.damson-staged-4711-2", "half");
  folder.write(".a.csv.damson-staged-4711-replaced", "before");
  folder.write(".a.csv.damson-staged-note", "no process");
  folder.write(".b.csv.damson-staged-4711", "of another file");
  const auto storage = disk_storage(folder.path());
  {
    auto staged = storage->stage("a.csv", {});
    REQUIRE(staged.index() == 0);
    CHECK(folder.entries() == 5);
    CHECK(folder.read(".a.csv.damson-staged-4711").empty());
    CHECK(folder.read(".a.csv.damson-staged-4711-replaced") ==
          "before");  // perhaps the only copy, until there is a newer one
    CHECK(std::get<0>(staged)->finish().index() == 0);
    const PublishStep step = std::get<0>(staged)->hand_over();
    CHECK_FALSE(storage->apply(step));
    storage->settle(step);
  }
  CHECK(folder.entries() == 3);
  CHECK(folder.read(".a.csv.damson-staged-note") == "no process");
  CHECK(folder.read(".b.csv.damson-staged-4711") == "of another file");
  CHECK_FALSE(storage->removal_of("b.csv"));
  CHECK(folder.entries() == 2);
}

TEST_CASE("what an earlier run of the same number had replaced is not taken for what this one replaces") {
  const test::TemporaryFolder folder;
  folder.write("a.csv", "newer");
  folder.write(".a.csv.damson-staged-1-replaced", "older");
  const auto storage = disk_storage(folder.path(), {.run = 1});
  auto staged = storage->stage("a.csv", {});
  CHECK(std::get<0>(staged)->append("newest").index() == 0);
  CHECK(std::get<0>(staged)->finish().index() == 0);
  const PublishStep step = std::get<0>(staged)->hand_over();
  CHECK_FALSE(storage->apply(step));
  CHECK(folder.read("a.csv") == "newest");
  CHECK(folder.read(step.kept) == "newer");
  CHECK(folder.read(".a.csv.damson-staged-1-replaced") == "older");
  CHECK(storage->settle(step));
  CHECK_FALSE(std::filesystem::exists(folder.place(".a.csv.damson-staged-1-replaced")));
}

TEST_CASE("what somebody writes is locked for everybody else, and says by whom") {
  const test::TemporaryFolder folder;
  folder.write("a.csv", "before");
  const auto storage =
      disk_storage(folder.path(), {.run = 7, .state_folder = "/state/of/another", .since = "2026-03-01T09:30:00Z"});
  {
    auto first = storage->stage("a.csv", {});
    REQUIRE(first.index() == 0);
    const Problem refused = disk_problem_of(disk_storage(folder.path())->stage("a.csv", {}));
    CHECK(refused.id == "E0794");
    CHECK(refused.message.find("process " + std::to_string(::getpid()) + ", since 2026-03-01T09:30:00Z") !=
          std::string::npos);
    CHECK(disk_notes(refused).find("/state/of/another") != std::string::npos);
    CHECK(std::filesystem::exists(folder.place(".a.csv.damson-staged-7")));
  }
  CHECK(storage->stage("a.csv", {}).index() == 0);
  CHECK(folder.entries() == 1);
}

TEST_CASE("what a killed process had staged and locked is free") {
  const test::TemporaryFolder folder;
  const pid_t writer = ::fork();
  if (writer == 0) {
    auto staged = disk_storage(folder.path(), {.run = 7, .state_folder = "/state/of/the/dead"})->stage("a.csv", {});
    ::raise(SIGKILL);
  }
  int status = 0;
  REQUIRE(::waitpid(writer, &status, 0) == writer);
  CHECK(folder.entries() == 2);
  LockHolder next{.run = 8, .state_folder = "/state/of/the/next"};
  bool asked = false;
  next.was_interrupted = [&](const std::string& state_folder, int64_t run) {
    asked = state_folder == "/state/of/the/dead" && run == 7;
    return asked;
  };
  // its journal says that it was putting its targets in place: what it left is not for others to remove
  CHECK(disk_problem_of(disk_storage(folder.path(), next)->stage("a.csv", {})).id == "E0830");
  CHECK(asked);
  CHECK(folder.entries() == 2);
  next.was_interrupted = [](const std::string&, int64_t) { return false; };
  const auto storage = disk_storage(folder.path(), next);
  auto staged = storage->stage("a.csv", {});
  REQUIRE(staged.index() == 0);
  CHECK_FALSE(std::filesystem::exists(folder.place(".a.csv.damson-staged-7")));
}

TEST_CASE("the permissions of what is replaced are kept, and those of what pieces come from are not widened") {
  const test::TemporaryFolder folder;
  folder.write("closed.csv", "x");
  folder.write("open.csv", "x");
  ::chmod(folder.place("closed.csv").c_str(), 0600);
  ::chmod(folder.place("open.csv").c_str(), 0644);
  const auto storage = disk_storage(folder.path());
  const auto mode_after_writing = [&](const std::string& name, const StageOptions& options) {
    auto staged = storage->stage(name, options);
    CHECK(std::get<0>(staged)->finish().index() == 0);
    CHECK_FALSE(storage->apply(std::get<0>(staged)->hand_over()));
    struct stat facts{};
    CHECK(::stat(folder.place(name).c_str(), &facts) == 0);
    return facts.st_mode & 0777U;
  };
  const auto mask = ::umask(0022);
  CHECK(mode_after_writing("closed.csv", {}) == 0600);
  CHECK(mode_after_writing("open.csv", {}) == 0644);
  CHECK(mode_after_writing("new.csv", {}) == 0644);
  CHECK(mode_after_writing("pieces.csv", {.no_wider_than = {"open.csv", "closed.csv"}}) == 0600);
  CHECK(mode_after_writing("open_pieces.csv", {.no_wider_than = {"open.csv"}}) == 0644);
  CHECK(mode_after_writing("pieces_of_nothing.csv", {.no_wider_than = {"not there"}}) == 0600);
  ::umask(mask);
}

TEST_CASE("a device, a pipe and a link are no files to be replaced") {
  const test::TemporaryFolder folder;
  folder.write("file.csv", "x");
  std::filesystem::create_symlink("file.csv", folder.place("link.csv"));
  std::filesystem::create_symlink("nothing.csv", folder.place("dangling.csv"));
  REQUIRE(::mkfifo(folder.place("pipe.csv").c_str(), 0600) == 0);
  const auto storage = disk_storage(folder.path());
  for (const std::string name : {"/dev/null", "link.csv", "dangling.csv", "pipe.csv"}) {
    CAPTURE(name);
    CHECK(disk_problem_of(storage->stage(name, {})).id == "E0709");
    CHECK(storage->obstacle_to_staging(name)->id == "E0709");
  }
  CHECK(disk_notes(disk_problem_of(storage->stage("link.csv", {}))).find("`file.csv`") != std::string::npos);
  CHECK(folder.entries() == 4);
}

TEST_CASE("reading gives the bytes and then zero") {
  const test::TemporaryFolder folder;
  folder.write("a.txt", "hello");
  const auto storage = disk_storage(folder.path());
  auto opened = storage->open("a.txt");
  REQUIRE(opened.index() == 0);
  char buffer[16];
  CHECK(std::get<size_t>(std::get<0>(opened)->read(buffer, 16)) == 5);
  CHECK(std::string_view(buffer, 5) == "hello");
  CHECK(std::get<size_t>(std::get<0>(opened)->read(buffer, 16)) == 0);
  CHECK(std::get<FileFacts>(storage->facts("a.txt")).size == 5);
}

TEST_CASE("a file that is not there names the nearest one, or the folder that is not there") {
  const test::TemporaryFolder folder;
  folder.write("export/artworks.csv", "");
  folder.write("export/people.csv", "");
  const auto storage = disk_storage(folder.path());
  const Problem near = disk_problem_of(storage->open("export/artwork.csv"));
  CHECK(near.id == "E0701");
  CHECK(near.message == "there is no file `export/artwork.csv`");
  CHECK(disk_notes(near).find("`artworks.csv`") != std::string::npos);
  CHECK(disk_notes(disk_problem_of(storage->open("export/zzz"))).find("holds `artworks.csv`, `people.csv`") !=
        std::string::npos);
  CHECK(disk_notes(disk_problem_of(storage->open("exports/artworks.csv"))).find("did you mean `export`?") !=
        std::string::npos);
  CHECK(disk_problem_of(storage->facts("nope")).id == "E0701");
  CHECK(disk_problem_of(storage->open("export/people.csv/x")).id == "E0701");
}

TEST_CASE("a folder is not a file") {
  const test::TemporaryFolder folder;
  folder.write("export/a.csv", "");
  const auto storage = disk_storage(folder.path());
  CHECK(disk_problem_of(storage->open("export")).id == "E0704");
  CHECK(disk_problem_of(storage->stage("export", {})).id == "E0704");
  CHECK(disk_problem_of(storage->stage("export/", {})).id == "E0704");
  CHECK(disk_problem_of(storage->stage("export/a.csv/b.csv", {})).id == "E0705");
}

TEST_CASE("what staging would refuse is known without writing anything") {
  const test::TemporaryFolder folder;
  folder.write("export/a.csv", "");
  const auto storage = disk_storage(folder.path());
  const auto id = [&](const char* path) {
    const auto problem = storage->obstacle_to_staging(path);
    return problem ? problem->id : std::string();
  };
  CHECK(id("export") == "E0704");
  CHECK(id("export/") == "E0704");
  CHECK(id("export/a.csv/b.csv") == "E0705");
  CHECK(id("export/a.csv/deep/b.csv") == "E0705");
  CHECK(id("export/a.csv").empty());
  CHECK(id("b.csv").empty());
  CHECK(id("new/and/deep/b.csv").empty());
  CHECK(folder.entries() == 1);
  CHECK(folder.entries("export") == 1);
}

TEST_CASE("what is not permitted is said so") {
  if (::geteuid() == 0) return;  // root may do everything
  const test::TemporaryFolder folder;
  folder.write("secret.csv", "x");
  folder.write("closed/a.csv", "x");
  ::chmod(folder.place("secret.csv").c_str(), 0);
  ::chmod(folder.place("closed").c_str(), 0500);
  const auto storage = disk_storage(folder.path());
  CHECK(disk_problem_of(storage->open("secret.csv")).id == "E0703");
  CHECK(disk_problem_of(storage->stage("closed/out.csv", {})).id == "E0705");
  ::chmod(folder.place("closed").c_str(), 0700);
}

TEST_CASE("a folder that no file can be made in, and a full disk") {
  const auto storage = disk_storage("/");
  const Problem unwritable = disk_problem_of(storage->stage("/proc/damson/out.csv", {}));
  CHECK(unwritable.id == "E0705");
  CHECK(unwritable.message.find("`/proc/damson`") != std::string::npos);
}

}  // namespace damson
