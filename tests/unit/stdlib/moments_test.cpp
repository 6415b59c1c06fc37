// Offsets of moments, and what lies some seconds later.
#include "stdlib/support/date_steps.h"
#include "stdlib/support/moment_formats.h"
#include "tests/support/called.h"

using namespace damson;
using namespace damson::test;

TEST_CASE("offsets are those of ISO 8601, and no further from UTC than a clock can be") {
  const std::pair<std::string_view, int> read[] = {
      {"Z", 0},        {"+00:00", 0},   {"-00:00", 0},    {"+0000", 0},          {"+00", 0},        {"+01:00", 60},
      {"+0100", 60},   {"+01", 60},     {"-05:00", -300}, {"-0500", -300},       {"-05", -300},     {"-0530", -330},
      {"+05:45", 345}, {"+14:00", 840}, {"-1200", -720},  {"\u221205:00", -300}, {"\u221205", -300}};
  for (const auto& [text, minutes] : read) {
    CAPTURE(std::string(text));
    CHECK(read_offset(text) == minutes);
  }
  for (std::string_view text : {"", "z", "+1", "+1:00", "+010", "+01:0", "+01:60", "+14:30", "+15", "05:00", "UTC",
                                "+01:00:00", "+ 01:00", "+01 00", "--05", "Z ", "+0a"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(read_offset(text).has_value());
  }
}

TEST_CASE("hours, minutes and seconds reach from one end of the calendar to the other") {
  const DateTime first{int64_t{first_date.days} * microseconds_per_day, 0};
  constexpr int64_t all_seconds = 315'537'897'599;  // 3,652,059 days without the last second
  struct Step {
    ClockSteps steps;
    std::string_view reached;  // empty: beyond the calendar
  };
  const Step from_the_first[] = {
      {{.seconds = 0}, "0001-01-01T00:00:00Z"},
      {{.seconds = 1}, "0001-01-01T00:00:01Z"},
      {{.seconds = 100'000'000'000}, "3169-11-16T09:46:40Z"},
      {{.seconds = 100'000'000'001}, "3169-11-16T09:46:41Z"},
      {{.seconds = 200'000'000'000}, "6338-10-01T19:33:20Z"},
      {{.seconds = all_seconds}, "9999-12-31T23:59:59Z"},
      {{.seconds = all_seconds + 1}, ""},
      {{.seconds = -1}, ""},
      {{.seconds = INT64_MAX}, ""},
      {{.seconds = INT64_MIN}, ""},
      {{.hours = INT64_MAX, .minutes = INT64_MAX, .seconds = INT64_MAX}, ""},
      {{.minutes = 5'258'964'959}, "9999-12-31T23:59:00Z"},
      {{.minutes = 5'258'964'960}, ""},
      {{.hours = 87'649'415}, "9999-12-31T23:00:00Z"},
      {{.hours = 87'649'416}, ""},
      {{.hours = 87'649'416, .minutes = -60}, "9999-12-31T23:00:00Z"},
      {{.hours = INT64_MIN, .minutes = 0, .seconds = 0}, ""},
      {{.hours = 1, .minutes = -60, .seconds = 0}, "0001-01-01T00:00:00Z"},
      {{.hours = 1, .minutes = -61, .seconds = 60}, "0001-01-01T00:00:00Z"},
      {{.seconds = 60}, "0001-01-01T00:01:00Z"},
      {{.seconds = 3600}, "0001-01-01T01:00:00Z"},
      {{.seconds = 86'399}, "0001-01-01T23:59:59Z"},
      {{.seconds = 86'400}, "0001-01-02T00:00:00Z"},
      {{.seconds = 31'536'000}, "0002-01-01T00:00:00Z"},
      {{.seconds = 126'230'400}, "0005-01-01T00:00:00Z"},
      {{.seconds = 99'999'999'999}, "3169-11-16T09:46:39Z"},
      {{.seconds = 300'000'000'000}, "9507-08-17T05:20:00Z"},
      {{.seconds = all_seconds - 1}, "9999-12-31T23:59:58Z"},
      {{.seconds = 400'000'000'000}, ""},
      {{.seconds = 1'000'000'000'000}, ""},
      {{.seconds = 9'223'372'036'854}, ""},
      {{.seconds = 9'223'372'036'855}, ""},
      {{.minutes = 1}, "0001-01-01T00:01:00Z"},
      {{.minutes = INT64_MAX}, ""},
      {{.minutes = INT64_MIN}, ""},
      {{.hours = INT64_MAX}, ""},
      {{.hours = 24}, "0001-01-02T00:00:00Z"},
      {{.hours = 1, .minutes = 1, .seconds = 1}, "0001-01-01T01:01:01Z"},
      {{.hours = 1, .minutes = 0, .seconds = -3600}, "0001-01-01T00:00:00Z"},
      {{.hours = 100'000'000'001, .minutes = -6'000'000'000'060, .seconds = 0}, "0001-01-01T00:00:00Z"}};
  for (const Step& step : from_the_first) {
    CAPTURE(std::string(step.reached));
    const auto reached = moved(first, step.steps);
    CHECK(reached.ok() == !step.reached.empty());
    if (reached.ok()) CHECK(to_text(*reached) == step.reached);
  }
  const DateTime east{first.microseconds - int64_t{14 * 60} * 60'000'000,
                      14 * 60};  // the first moment of clocks 14 hours before UTC
  CHECK(to_text(*moved(east, {.seconds = all_seconds})) == "9999-12-31T23:59:59+14:00");
  CHECK_FALSE(moved(east, {.seconds = -1}).ok());
  for (int64_t seconds = 1; seconds < all_seconds; seconds = seconds * 3 + 1) {
    const auto there = moved(first, {.seconds = seconds});
    REQUIRE(there.ok());
    CHECK(moved(*there, {.seconds = -seconds})->microseconds == first.microseconds);
  }
}
