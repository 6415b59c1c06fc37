// The reader of museums' dates against its table.
#include <doctest/doctest.h>

#include <iterator>
#include <string>

#include "stdlib/museum_dates/read_museum_date.h"
#include "tests/unit/edtf/museum_date_table.h"

using namespace damson;

TEST_CASE("every way of writing a date is read as the table says") {
  static_assert(std::size(readable_dates) + std::size(refused_dates) >= 400);
  for (const auto& [written, meant] : readable_dates) {
    CAPTURE(std::string(written));
    const auto read = museum_dates::read_museum_date(written);
    REQUIRE_MESSAGE(read.ok(), read.error().message);
    CHECK((*read ? edtf::to_text(**read) : std::string()) == meant);
  }
}

TEST_CASE("whatever is read is EDTF") {
  for (const auto& [written, meant] : readable_dates) {
    if (meant.empty()) continue;
    CAPTURE(std::string(written));
    const auto value = edtf::parse(meant);
    REQUIRE_MESSAGE(value.ok(), value.error().message);
    CHECK(edtf::to_text(*value) == meant);
  }
}

TEST_CASE("what can be read in two ways, or not at all, is refused") {
  for (std::string_view written : refused_dates) {
    CAPTURE(std::string(written));
    CHECK_FALSE(museum_dates::read_museum_date(written).ok());
  }
}
