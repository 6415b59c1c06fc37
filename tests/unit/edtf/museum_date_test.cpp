// The reader of museums' dates against its tables.
#include <doctest/doctest.h>

#include <iterator>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "stdlib/museum_dates/read_museum_date.h"
#include "tests/unit/edtf/catalogue_dates.h"
#include "tests/unit/edtf/museum_date_events.h"
#include "tests/unit/edtf/museum_date_spans.h"
#include "tests/unit/edtf/museum_date_table.h"
#include "tests/unit/edtf/refused_museum_dates.h"

using namespace damson;

namespace {

using Table = std::span<const std::pair<std::string_view, std::string_view>>;

constexpr Table tables[] = {readable_dates, dates_of_spans, dates_of_events, catalogue_dates};

std::string reading_of(std::string_view written) {
  const auto read = museum_dates::read_museum_date(written);
  if (!read.ok()) return "refused";
  return *read ? edtf::to_text(**read) : std::string();
}

}  // namespace

TEST_CASE("every way of writing a date is read as the tables say") {
  static_assert(std::size(readable_dates) + std::size(refused_dates) >= 400);
  static_assert(std::size(dates_of_spans) + std::size(dates_of_events) + std::size(further_refused_dates) >= 500);
  for (const Table& table : tables) {
    for (const auto& [written, meant] : table) {
      CAPTURE(std::string(written));
      CHECK(reading_of(written) == meant);
    }
  }
}

TEST_CASE("whatever is read is EDTF") {
  for (const Table& table : tables) {
    for (const auto& [written, meant] : table) {
      if (meant.empty() || meant == "refused") continue;
      CAPTURE(std::string(written));
      const auto value = edtf::parse(meant);
      REQUIRE_MESSAGE(value.ok(), value.error().message);
      CHECK(edtf::to_text(*value) == meant);
    }
  }
}

TEST_CASE("what can be read in two ways, or not at all, is refused") {
  using Refused = std::span<const std::string_view>;
  for (const Refused table : {Refused(refused_dates), Refused(further_refused_dates)}) {
    for (std::string_view written : table) {
      CAPTURE(std::string(written));
      CHECK(reading_of(written) == "refused");
    }
  }
}

TEST_CASE("no way of writing stands in the tables twice") {
  std::set<std::string_view> known;
  for (const Table& table : tables) {
    for (const auto& [written, meant] : table) {
      CAPTURE(std::string(written));
      CHECK(known.insert(written).second);
    }
  }
}

TEST_CASE("a date that is refused says why") {
  for (const auto& [written, reason] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"1860-2-1", "write the month's name"},
           {"1860s, 1865", "a date and its correction"},
           {"19th century, probably 1860", "another reading or another date"},
           {"restored 1860, repaired 1900", "not the making"},
           {"exhibited 1861, painted 1865", "before it was made"},
           {"signed 1899, made 1905", "signed or dated before"},
           {"Thursday, June 12, 1860", "was a Tuesday"},
           {"530–20 BC", "520 or 20"},
           {"500 BC–1860", "has no era"},
           {"29 February 1900", "no day 29 in month 2 of 1900"},
           {"186-1870", "a digit missing"},
           {"June 1860 or 1861", "the month can belong to"},
           {"2nd millennium", "needs BC or AD"},
           {"before the end of the 19th century", "can be read in two ways"},
           {"from the 1860s", "can mean since or in"},
           {"between 1865 and 1860", "does not end after it begins"}}) {
    CAPTURE(std::string(written));
    const auto read = museum_dates::read_museum_date(written);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().message.find(reason) != std::string::npos);
    CAPTURE(read.error().message);
  }
}
