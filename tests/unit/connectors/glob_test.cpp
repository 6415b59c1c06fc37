// Names against patterns, and patterns against folders.
#include "runtime/connectors/disk/glob.h"

#include <doctest/doctest.h>
#include <sys/fsuid.h>
#include <unistd.h>

#include "runtime/connectors/disk/find_files.h"
#include "tests/unit/connectors/temporary_folder.h"

namespace damson {

namespace {

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("one part of a pattern fits a name") {
  struct Case {
    std::string_view pattern;
    std::string_view name;
    bool fits;
  };
  const Case cases[] = {
      {"works.csv", "works.csv", true},
      {"works.csv", "works_csv", false},
      {"*", "anything", true},
      {"*", ".hidden", false},
      {".*", ".hidden", true},
      {"*.csv", "a.csv", true},
      {"*.csv", "a.csv.gz", false},
      {"a*b*c", "aXbYbZc", true},
      {"a*b*c", "aXbYbZ", false},
      {"?.csv", "a.csv", true},
      {"?.csv", "\xC3\xBC.csv", true},
      {"?.csv", ".csv", false},
      {"??.csv", "\xC3\xBC.csv", false},
      {"[ab].csv", "b.csv", true},
      {"[ab].csv", "c.csv", false},
      {"[a-c]1", "b1", true},
      {"[!a-c]1", "b1", false},
      {"[!a-c]1", "z1", true},
      {"[\xC3\xA4\xC3\xB6]", "\xC3\xB6", true},
      {"[]a]", "]", true},
      {"[a", "[a", true},
      {"", "", true},
      {"a", "", false},
      {"**", "x", true},
      {"*aaaaaaaaaaaaaaaaaab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    CAPTURE(c.name);
    CHECK(glob_part_matches(c.pattern, c.name) == c.fits);
  }
}

TEST_CASE("a pattern finds files in folders, sorted byte by byte") {
  const test::TemporaryFolder folder;
  for (const char* name :
       {"b.csv", "a.csv", "Z.csv", "a.txt", ".a.csv", "x/1.csv", "x/y/2.csv", "x/y/3.txt", "z/4.csv", "odd[1].csv"}) {
    folder.write(name, "");
  }
  const auto find = [&](const std::string& pattern) { return std::get<Paths>(find_files(folder.path(), pattern)); };
  CHECK(find("*.csv") == Paths{"Z.csv", "a.csv", "b.csv", "odd[1].csv"});
  CHECK(find("a.csv") == Paths{"a.csv"});
  CHECK(find("odd[1].csv") == Paths{"odd[1].csv"});
  CHECK(find("**/*.csv") == Paths{"Z.csv", "a.csv", "b.csv", "odd[1].csv", "x/1.csv", "x/y/2.csv", "z/4.csv"});
  CHECK(find("x/**") == Paths{"x/1.csv", "x/y/2.csv", "x/y/3.txt"});
  CHECK(find("[xz]/*.csv") == Paths{"x/1.csv", "z/4.csv"});
  CHECK(find("./a.*") == Paths{"./a.csv", "./a.txt"});
  CHECK(find(folder.place("x/*.csv")) == Paths{folder.place("x/1.csv")});
  CHECK(find("nothing*").empty());
  CHECK(find("x").empty());
  CHECK(find("").empty());
}

TEST_CASE("`*` looks into linked folders, `**` does not") {
  const test::TemporaryFolder folder;
  folder.write("real/a.csv", "");
  std::filesystem::create_directory_symlink("real", folder.place("linked"));
  CHECK(std::get<Paths>(find_files(folder.path(), "*/*.csv")) == Paths{"linked/a.csv", "real/a.csv"});
  CHECK(std::get<Paths>(find_files(folder.path(), "**/*.csv")) == Paths{"real/a.csv"});
}

TEST_CASE("what a pattern cannot look into is a problem: files might be missing") {
  const test::TemporaryFolder folder;
  for (const char* name : {"a/1.csv", "b/2.csv", "c.csv"}) folder.write(name, "");
  const auto problem = [&](const std::string& pattern) {
    auto found = find_files(folder.path(), pattern);
    const Problem* told = std::get_if<Problem>(&found);
    return told == nullptr ? std::string()
                           : told->id + " " + told->message + (told->notes.empty() ? "" : "; " + told->notes.front());
  };
  SUBCASE("a link to nothing") {
    std::filesystem::create_symlink("/mnt/share/3.csv", folder.place("b/3.csv"));
    const std::string told = "E0701 there is no file `b/3.csv`; it is a link to `/mnt/share/3.csv`, which is not there";
    CHECK(problem("*/*.csv") == told);
    CHECK(problem("**/*.csv") == told);
    CHECK(problem("**") == told);
    CHECK(problem("*/2.csv").empty());
    CHECK(problem("*.csv").empty());
  }
  SUBCASE("a linked folder that is not there") {
    std::filesystem::create_symlink("/mnt/share", folder.place("d"));
    CHECK(problem("*/*.csv") == "E0701 there is no file `d`; it is a link to `/mnt/share`, which is not there");
    CHECK(problem("[ab]/*.csv").empty());
  }
  SUBCASE("a link to itself") {
    std::filesystem::create_symlink("d", folder.place("d"));
    CHECK(problem("*/*.csv").starts_with("E0707 reading `d` failed after 0 bytes: too many levels of symbolic links"));
    CHECK(problem("[ab]/*.csv").empty());
  }
  SUBCASE("a folder that may not be read, or not be entered") {
    using std::filesystem::perms;
    const bool root = ::geteuid() == 0;
    for (const auto rights : {perms::none, root ? perms::others_read : perms::owner_read}) {
      std::filesystem::permissions(folder.place("b"), rights);
      if (root) {  // who may read everything reads as somebody else
        std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
        ::setfsuid(65534);
      }
      const std::string told = problem("*/*.csv");
      const std::string below = problem("**/*.csv");
      if (root) ::setfsuid(0);
      CHECK(told.starts_with("E0703 the file `b"));
      CHECK(below.starts_with("E0703 the file `b"));
      std::filesystem::permissions(folder.place("b"), std::filesystem::perms::owner_all);
    }
  }
}

}  // namespace damson
