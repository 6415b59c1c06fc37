// The calendar, and ISO 8601.
#include "runtime/values/date.h"

#include <doctest/doctest.h>

namespace damson {
namespace {

template <class Value>
std::string shown(const std::optional<Value>& value) {
  return value ? to_text(*value) : "nothing";
}

TEST_CASE("known days") {
  CHECK(make_date(1970, 1, 1)->days == 0);
  CHECK(make_date(1969, 12, 31)->days == -1);
  CHECK(make_date(2000, 2, 29)->days == 11016);
  CHECK(*make_date(1, 1, 1) == first_date);
  CHECK(*make_date(9999, 12, 31) == last_date);
  CHECK(make_date(1582, 10, 15)->days == -141427);
}

TEST_CASE("every day of ten thousand years is the one after the day before it") {
  int year = 1;
  int month = 1;
  int day = 1;
  for (int32_t days = first_date.days; days <= last_date.days; ++days) {
    const CalendarDay found = calendar_day({days});
    if (found.year != year || found.month != month || found.day != day || make_date(year, month, day) != Date{days}) {
      FAIL("wrong at " << year << "-" << month << "-" << day);
    }
    if (++day <= days_in_month(year, month)) continue;
    day = 1;
    if (++month <= 12) continue;
    month = 1;
    ++year;
  }
  CHECK(year == 10'000);
}

TEST_CASE("days that do not exist") {
  CHECK_FALSE(make_date(0, 1, 1).has_value());
  CHECK_FALSE(make_date(10'000, 1, 1).has_value());
  CHECK_FALSE(make_date(2023, 2, 29).has_value());
  CHECK_FALSE(make_date(1900, 2, 29).has_value());
  CHECK(make_date(2000, 2, 29).has_value());
  CHECK(make_date(2024, 2, 29).has_value());
  CHECK_FALSE(make_date(2024, 4, 31).has_value());
  CHECK_FALSE(make_date(2024, 0, 1).has_value());
  CHECK_FALSE(make_date(2024, 13, 1).has_value());
  CHECK_FALSE(make_date(2024, 1, 0).has_value());
  CHECK(days_in_month(2024, 13) == 0);
}

TEST_CASE("adding days and months") {
  CHECK(shown(add_days(*make_date(2024, 2, 28), 2)) == "2024-03-01");
  CHECK(shown(add_days(last_date, 1)) == "nothing");
  CHECK(shown(add_days(first_date, -1)) == "nothing");
  CHECK(shown(add_days(first_date, INT64_MIN)) == "nothing");
  CHECK(shown(add_months(*make_date(2024, 1, 31), 1)) == "2024-02-29");
  CHECK(shown(add_months(*make_date(2024, 1, 31), -2)) == "2023-11-30");
  CHECK(shown(add_months(*make_date(2024, 12, 5), 1)) == "2025-01-05");
  CHECK(shown(add_months(*make_date(2024, 1, 5), -1)) == "2023-12-05");
  CHECK(shown(add_months(*make_date(2024, 2, 29), 12)) == "2025-02-28");
  CHECK(shown(add_months(last_date, 1)) == "nothing");
  CHECK(shown(add_months(first_date, -1)) == "nothing");
  CHECK(shown(add_months(first_date, INT64_MAX)) == "nothing");
}

TEST_CASE("dates as ISO 8601") {
  for (const std::string text : {"0001-01-01", "9999-12-31", "1843-07-04", "2000-02-29"}) {
    CHECK(shown(parse_iso_date(text)) == text);
  }
  for (const std::string text :
       {"", "0000-01-01", "2023-02-29", "2023-2-09", "23-02-09", "2023-02-9", "2023/02/09", "20230209", "2023-02-09 ",
        " 2023-02-09", "+2023-02-09", "-2023-02-09", "2023-02-09T", "2023-02-0a", "12023-02-09"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text).has_value());
  }
}

TEST_CASE("times as ISO 8601") {
  CHECK(shown(parse_iso_time("00:00")) == "00:00:00");
  CHECK(shown(parse_iso_time("23:59:59.999999")) == "23:59:59.999999");
  CHECK(shown(parse_iso_time("12:34:56.5")) == "12:34:56.5");
  CHECK(shown(parse_iso_time("12:34:56.050")) == "12:34:56.05");
  CHECK(shown(parse_iso_time("12:34:56.000")) == "12:34:56");
  for (const std::string text : {"", "24:00", "12:60", "12:34:60", "1:23", "12", "12:3", "12:34:", "12:34:5",
                                 "12:34:56.", "12:34:56.1234567", "12:34:56,5", "12:34Z", "-1:00", "12:34.5"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_time(text).has_value());
  }
}

TEST_CASE("instants keep the offset they were written in") {
  for (const std::string text :
       {"1970-01-01T00:00:00Z", "2024-02-29T23:59:59.25+02:00", "1843-07-04T12:00:00-05:30",
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-12:00", "1969-12-31T23:59:59.999999Z"}) {
    CHECK(shown(parse_iso_datetime(text)) == text);
  }
  CHECK(shown(parse_iso_datetime("2024-01-01 10:00+00:00")) == "2024-01-01T10:00:00Z");
  CHECK(shown(parse_iso_datetime("2024-01-01T10:00-00:00")) == "2024-01-01T10:00:00Z");
  CHECK(parse_iso_datetime("1970-01-01T00:00:01Z")->microseconds == 1'000'000);
  CHECK(parse_iso_datetime("1970-01-01T01:00:00+02:00")->microseconds == -3'600'000'000);
  CHECK(*parse_iso_datetime("2024-01-01T12:00Z") == *parse_iso_datetime("2024-01-01T14:00+02:00"));
  CHECK(*parse_iso_datetime("2024-01-01T12:00Z") > *parse_iso_datetime("2024-01-01T13:00+02:00"));
  for (const std::string text :
       {"", "2024-01-01", "2024-01-01T10:00", "2024-01-01T10:00z", "2024-01-01t10:00Z", "2024-01-01T10:00+2:00",
        "2024-01-01T10:00+0200", "2024-01-01T10:00+24:00", "2024-01-01T10:00+02:60", "2024-01-01T10:00Z ",
        "2024-01-01T24:00Z", "2023-02-29T10:00Z", "2024-01-01  10:00Z", "2024-01-01T10:00+02"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_datetime(text).has_value());
  }
}

TEST_CASE("local date and time of an instant") {
  const auto value = *parse_iso_datetime("2024-03-01T00:30:00+01:00");
  CHECK(to_text(local(value).date) == "2024-03-01");
  CHECK(to_text(local(value).time) == "00:30:00");
  CHECK_FALSE(make_datetime({0}, {0}, 1440).has_value());
  CHECK_FALSE(make_datetime({0}, {0}, -1440).has_value());
  CHECK_FALSE(make_time(1, 2, 3, 1'000'000).has_value());
}

}  // namespace
}  // namespace damson
