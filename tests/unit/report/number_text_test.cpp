// Numbers as people read them.
#include "runtime/report/number_text.h"

#include <doctest/doctest.h>

using namespace damson;

TEST_CASE("counts have thousands separators") {
  CHECK(count_text(0) == "0");
  CHECK(count_text(999) == "999");
  CHECK(count_text(1000) == "1,000");
  CHECK(count_text(69202) == "69,202");
  CHECK(count_text(1234567890) == "1,234,567,890");
  CHECK(count_of(1, "record", "records") == "1 record");
  CHECK(count_of(0, "record", "records") == "0 records");
}

TEST_CASE("sizes change unit before they show four digits") {
  CHECK(size_text(1) == "1 byte");
  CHECK(size_text(999) == "999 bytes");
  CHECK(size_text(1000) == "1.0 KB");
  CHECK(size_text(999'949) == "999.9 KB");
  CHECK(size_text(999'950) == "1.0 MB");
  CHECK(size_text(24'100'000) == "24.1 MB");
}

TEST_CASE("a share is only 0 or 100 percent when it is") {
  CHECK(share_text(0, 10) == "0 %");
  CHECK(share_text(10, 10) == "100 %");
  CHECK(share_text(1, 100'000) == "< 0.1 %");
  CHECK(share_text(99'999, 100'000) == "> 99.9 %");
  CHECK(share_text(1, 3) == "33.3 %");
  CHECK(share_text(0, 0) == "");
}

TEST_CASE("durations") {
  CHECK(duration_text(0.04) == "0.0 s");
  CHECK(duration_text(9.96) == "10 s");
  CHECK(duration_text(59.7) == "1 min 00 s");
  CHECK(duration_text(185) == "3 min 05 s");
  CHECK(duration_text(8040) == "2 h 14 min");
}

TEST_CASE("only the digits before the point are grouped") {
  CHECK(grouped_number("0") == "0");
  CHECK(grouped_number("1234.5678") == "1,234.5678");
  CHECK(grouped_number("-123456") == "-123,456");
  CHECK(grouped_number("-123") == "-123");
  CHECK(grouped_number("12345678901234567890123456789012345678") ==
        "12,345,678,901,234,567,890,123,456,789,012,345,678");
}
