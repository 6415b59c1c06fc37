// Names against patterns, and patterns against folders.
#include "runtime/connectors/disk/glob.h"

#include <doctest/doctest.h>

#include "runtime/connectors/disk/find_files.h"
#include "tests/unit/connectors/temporary_folder.h"

namespace damson {

TEST_CASE("one part of a pattern fits a name") {
  struct Case {
    std::string_view pattern;
    std::string_view name;
    bool fits;
  };
  const Case cases[] = {
      {"works.csv", "works.csv", true},   {"works.csv", "works_csv", false},  {"*", "anything", true},
      {"*", ".hidden", false},            {".*", ".hidden", true},            {"*.csv", "a.csv", true},
      {"*.csv", "a.csv.gz", false},       {"a*b*c", "aXbYbZc", true},         {"a*b*c", "aXbYbZ", false},
      {"?.csv", "a.csv", true},           {"?.csv", "\xC3\xBC.csv", true},    {"?.csv", ".csv", false},
      {"??.csv", "\xC3\xBC.csv", false},  {"[ab].csv", "b.csv", true},        {"[ab].csv", "c.csv", false},
      {"[a-c]1", "b1", true},             {"[!a-c]1", "b1", false},           {"[!a-c]1", "z1", true},
      {"[\xC3\xA4\xC3\xB6]", "\xC3\xB6", true}, {"[]a]", "]", true},          {"[a", "[a", true},
      {"", "", true},                     {"a", "", false},                   {"**", "x", true},
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
  for (const char* name : {"b.csv", "a.csv", "Z.csv", "a.txt", ".a.csv", "x/1.csv", "x/y/2.csv", "x/y/3.txt", "z/4.csv", "odd[1].csv"}) {
    folder.write(name, "");
  }
  const auto find = [&](const std::string& pattern) { return find_files(folder.path(), pattern); };
  using Paths = std::vector<std::string>;
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

}  // namespace damson
