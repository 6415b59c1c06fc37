// Lines that differ: what is shown of what `damson fmt --check` would change.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "compiler/driver/line_diff.h"

namespace damson::test {
namespace {

TEST_CASE("a diff names the lines that go and those that come") {
  using Lines = std::vector<DiffLine>;
  CHECK(line_diff("a\nb\nc\n", "a\nb\nc\n").empty());
  CHECK(line_diff("a\nb\nc\n", "a\nB\nc\n") == Lines{{false, 2, "b"}, {true, 2, "B"}});
  CHECK(line_diff("a\nb\nc\nd\n", "b\nx\nc\n") == Lines{{false, 1, "a"}, {true, 2, "x"}, {false, 4, "d"}});
  CHECK(line_diff("a\nb\nc\nd\n", "a\nx\ny\nd\n") ==
        Lines{{false, 2, "b"}, {false, 3, "c"}, {true, 2, "x"}, {true, 3, "y"}});
  CHECK(line_diff("", "a\n") == Lines{{true, 1, "a"}});
  CHECK(line_diff("a", "") == Lines{{false, 1, "a"}});
}

TEST_CASE("parts too long to compare count as changed as a whole") {
  std::string before;
  std::string after = "new\n";
  for (int line = 0; line < 3000; ++line) {
    before += "old " + std::to_string(line) + "\n";
    after += "old " + std::to_string(line + 1) + "\n";
  }
  const std::vector<DiffLine> diff = line_diff(before, after);
  CHECK(diff.size() == 6001);
  CHECK_FALSE(diff.front().added);
  CHECK(diff.back().added);
}

}  // namespace
}  // namespace damson::test
