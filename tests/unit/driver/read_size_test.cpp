// Sizes as people write them.
#include <doctest/doctest.h>

#include "compiler/driver/read_size.h"

namespace damson {

TEST_CASE("a size is digits and a unit") {
  CHECK(read_size("64KB") == 64'000);
  CHECK(read_size("512MB") == 512'000'000);
  CHECK(read_size("16gb") == 16'000'000'000);
  CHECK(read_size("1TB") == 1'000'000'000'000);
}

TEST_CASE("everything else is none") {
  for (const char* text : {"", "512", "MB", "0MB", "-1MB", "1.5GB", "512 MB", "512MBs", "512MiB", "99999999999GB",
                           "99999999999999999999MB"}) {
    CAPTURE(text);
    CHECK_FALSE(read_size(text));
  }
}

}  // namespace damson
