// The disk: reading, staging, publishing, and the words for what goes wrong.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "runtime/connectors/storage.h"
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

TEST_CASE("a staged file appears only when it is published") {
  const test::TemporaryFolder folder;
  const auto storage = disk_storage(folder.path());
  auto staged = storage->stage("out/deep/assets.ndjson");
  REQUIRE(staged.index() == 0);
  StagedFile& file = *std::get<0>(staged);
  CHECK(file.append("one\n").index() == 0);
  CHECK(file.append("two\n").index() == 0);
  CHECK(folder.read("out/deep/assets.ndjson").empty());
  CHECK(folder.entries("out/deep") == 1);
  CHECK(file.finish().index() == 0);
  CHECK(folder.read("out/deep/assets.ndjson").empty());
  CHECK(file.publish().index() == 0);
  CHECK(folder.read("out/deep/assets.ndjson") == "one\ntwo\n");
  CHECK(folder.entries("out/deep") == 1);
  CHECK(file.path() == "out/deep/assets.ndjson");
}

TEST_CASE("a staged file that is not published leaves nothing, and the earlier file alone") {
  const test::TemporaryFolder folder;
  folder.write("a.csv", "before");
  const auto storage = disk_storage(folder.path());
  {
    auto first = storage->stage("a.csv");
    auto second = storage->stage("a.csv");  // two at a time do not meet
    REQUIRE(first.index() == 0);
    REQUIRE(second.index() == 0);
    CHECK(std::get<0>(first)->append("after").index() == 0);
    CHECK(std::get<0>(first)->finish().index() == 0);
    CHECK(folder.entries() == 3);
  }
  CHECK(folder.entries() == 1);
  CHECK(folder.read("a.csv") == "before");
}

TEST_CASE("a published file can be taken back until it is settled") {
  const test::TemporaryFolder folder;
  folder.write("old.csv", "before");
  const auto storage = disk_storage(folder.path());
  for (const std::string name : {"old.csv", "new.csv"}) {
    CAPTURE(name);
    auto staged = storage->stage(name);
    REQUIRE(staged.index() == 0);
    StagedFile& file = *std::get<0>(staged);
    CHECK(file.append("after").index() == 0);
    CHECK(file.finish().index() == 0);
    CHECK(file.withdraw().index() == 0);  // nothing to take back yet
    CHECK(file.publish().index() == 0);
    CHECK(folder.read(name) == "after");
    CHECK(file.withdraw().index() == 0);
    CHECK(folder.read(name) == (name == "old.csv" ? "before" : ""));
  }
  CHECK(folder.entries() == 1);
  {
    auto staged = storage->stage("old.csv");
    REQUIRE(staged.index() == 0);
    StagedFile& file = *std::get<0>(staged);
    CHECK(file.append("after").index() == 0);
    CHECK(file.finish().index() == 0);
    CHECK(file.publish().index() == 0);
    CHECK(folder.entries() == 2);  // what stood there before is kept aside
    file.settle();
    CHECK(folder.entries() == 1);
  }
  CHECK(folder.read("old.csv") == "after");
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
    auto staged = storage->stage("a.csv");
    REQUIRE(staged.index() == 0);
    CHECK(folder.entries() == 4);
    CHECK(folder.read(".a.csv.damson-staged-4711").empty());
    CHECK(folder.read(".a.csv.damson-staged-4711-replaced") == "before");  // perhaps the only copy, until there is a newer one
    CHECK(std::get<0>(staged)->finish().index() == 0);
    CHECK(std::get<0>(staged)->publish().index() == 0);
    std::get<0>(staged)->settle();
  }
  CHECK(folder.entries() == 3);
  CHECK(folder.read(".a.csv.damson-staged-note") == "no process");
  CHECK(folder.read(".b.csv.damson-staged-4711") == "of another file");
  CHECK(storage->remove("b.csv").index() == 0);
  CHECK(folder.entries() == 2);
}

TEST_CASE("what somebody still writes is no leftover, not even when it is finished") {
  const test::TemporaryFolder folder;
  folder.write("a.csv", "before");
  const auto storage = disk_storage(folder.path());
  auto first = storage->stage("a.csv");
  REQUIRE(first.index() == 0);
  CHECK(std::get<0>(first)->append("first").index() == 0);
  CHECK(std::get<0>(first)->finish().index() == 0);
  {
    auto second = storage->stage("a.csv");
    REQUIRE(second.index() == 0);
    CHECK(folder.entries() == 3);
    CHECK(std::get<0>(second)->append("second").index() == 0);
    CHECK(std::get<0>(second)->finish().index() == 0);
    CHECK(std::get<0>(first)->publish().index() == 0);
    CHECK(std::get<0>(second)->publish().index() == 0);
    std::get<0>(second)->settle();
    CHECK(folder.read("a.csv") == "second");
    CHECK(folder.entries() == 2);  // what the first has replaced is still the first one's to put back
  }
  std::get<0>(first)->settle();
  CHECK(folder.read("a.csv") == "second");
  CHECK(folder.entries() == 1);
}

TEST_CASE("what a killed process had staged has no lock any more") {
  const test::TemporaryFolder folder;
  const auto storage = disk_storage(folder.path());
  const pid_t writer = ::fork();
  if (writer == 0) {
    auto staged = disk_storage(folder.path())->stage("a.csv");
    ::raise(SIGKILL);
  }
  int status = 0;
  REQUIRE(::waitpid(writer, &status, 0) == writer);
  CHECK(folder.entries() == 1);
  auto staged = storage->stage("a.csv");
  REQUIRE(staged.index() == 0);
  CHECK(folder.entries() == 1);
  CHECK_FALSE(std::filesystem::exists(folder.place(".a.csv.damson-staged-" + std::to_string(writer))));
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
  CHECK(storage->remove("a.txt").index() == 0);
  CHECK(storage->remove("a.txt").index() == 0);
  CHECK(folder.entries() == 0);
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
  CHECK(disk_notes(disk_problem_of(storage->open("export/zzz"))).find("holds `artworks.csv`, `people.csv`") != std::string::npos);
  CHECK(disk_notes(disk_problem_of(storage->open("exports/artworks.csv"))).find("did you mean `export`?") != std::string::npos);
  CHECK(disk_problem_of(storage->facts("nope")).id == "E0701");
  CHECK(disk_problem_of(storage->open("export/people.csv/x")).id == "E0701");
}

TEST_CASE("a folder is not a file") {
  const test::TemporaryFolder folder;
  folder.write("export/a.csv", "");
  const auto storage = disk_storage(folder.path());
  CHECK(disk_problem_of(storage->open("export")).id == "E0704");
  CHECK(disk_problem_of(storage->stage("export")).id == "E0704");
  CHECK(disk_problem_of(storage->stage("export/")).id == "E0704");
  CHECK(disk_problem_of(storage->stage("export/a.csv/b.csv")).id == "E0705");
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
  CHECK(disk_problem_of(storage->stage("closed/out.csv")).id == "E0705");
  ::chmod(folder.place("closed").c_str(), 0700);
}

TEST_CASE("a folder that no file can be made in, and a full disk") {
  const auto storage = disk_storage("/");
  const Problem unwritable = disk_problem_of(storage->stage("/proc/damson/out.csv"));
  CHECK(unwritable.id == "E0705");
  CHECK(unwritable.message.find("`/proc/damson`") != std::string::npos);
}

}  // namespace damson
