// Dates, times of day and instants of the proleptic Gregorian calendar (ISO 8601).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace damson {

/// A calendar day, as days since 1970-01-01. Years 0001 to 9999.
struct Date {
  int32_t days = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

inline constexpr Date first_date{-719'162};  // 0001-01-01
inline constexpr Date last_date{2'932'896};  // 9999-12-31

/// A time of day, in microseconds since midnight.
struct Time {
  int64_t microseconds = 0;
  friend auto operator<=>(const Time&, const Time&) = default;
};

/// An instant with the offset it was written in. Two are equal when the instant is, whatever the offset.
struct DateTime {
  int64_t microseconds = 0;    // since 1970-01-01T00:00:00Z
  int32_t offset_minutes = 0;  // local = UTC + offset
  friend bool operator==(const DateTime& a, const DateTime& b) { return a.microseconds == b.microseconds; }
  friend auto operator<=>(const DateTime& a, const DateTime& b) { return a.microseconds <=> b.microseconds; }
};

/// Decimal places of a second that are kept.
inline constexpr size_t second_places = 6;
inline constexpr int64_t microseconds_per_day = int64_t{86'400} * 1'000'000;
inline constexpr int most_offset_minutes = 24 * 60 - 1;

struct CalendarDay {
  int year = 1970;
  int month = 1;
  int day = 1;
};

CalendarDay calendar_day(Date date);
/// Nothing when there is no such day.
std::optional<Date> make_date(int year, int month, int day);
int days_in_month(int year, int month);
bool is_leap_year(int year);
/// Nothing when it leaves the years 0001 to 9999.
std::optional<Date> add_days(Date date, int64_t days);
/// The same day of another month, or that month's last day where it is shorter.
std::optional<Date> add_months(Date date, int64_t months);

/// What calendar and clock said where the instant was written down.
struct LocalDateTime {
  Date date;
  Time time;
};

LocalDateTime local(const DateTime& value);
/// Nothing when the offset is a day or more.
std::optional<DateTime> make_datetime(Date date, Time time, int offset_minutes);
/// Nothing when there is no such time of day. Leap seconds are not times of day here.
std::optional<Time> make_time(int hour, int minute, int second = 0, int microsecond = 0);

/// Strict ISO 8601: `YYYY-MM-DD`.
std::optional<Date> parse_iso_date(std::string_view text);
/// `hh:mm[:ss[.ffffff]]`.
std::optional<Time> parse_iso_time(std::string_view text);
/// `YYYY-MM-DDThh:mm[:ss[.ffffff]](Z|±hh:mm)`; a space may stand for the T.
std::optional<DateTime> parse_iso_datetime(std::string_view text);

/// ISO 8601. A time always has its seconds, and a fraction only where there is one; an offset of nothing is `Z`.
std::string to_text(Date value);
std::string to_text(Time value);
std::string to_text(const DateTime& value);
/// The same written at `out`, which has room for 40; return the end.
char* write_date(char* out, Date value);
char* write_time(char* out, Time value);
char* write_datetime(char* out, const DateTime& value);

}  // namespace damson
