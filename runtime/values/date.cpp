// The proleptic Gregorian calendar. Days are counted in eras of 400 years that begin in March, so that the leap day is
// a year's last.
#include "runtime/values/date.h"

#include <algorithm>
#include <array>

namespace damson {

namespace {

constexpr int64_t days_per_era = 146'097;            // 400 years
constexpr int64_t days_from_era_to_epoch = 719'468;  // 0000-03-01 to 1970-01-01
constexpr int64_t microseconds_per_second = 1'000'000;
constexpr int64_t microseconds_per_minute = 60 * microseconds_per_second;

int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

Date date_of(int year, int month, int day) {
  const int64_t shifted_year = month <= 2 ? year - 1 : year;
  const int64_t era = floor_divide(shifted_year, 400);
  const int64_t year_of_era = shifted_year - era * 400;
  const int64_t shifted_month = month > 2 ? month - 3 : month + 9;
  const int64_t day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {static_cast<int32_t>(era * days_per_era + day_of_era - days_from_era_to_epoch)};
}

}  // namespace

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap_year(year) ? 29 : days[static_cast<size_t>(month - 1)];
}

CalendarDay calendar_day(Date date) {
  const int64_t shifted = int64_t{date.days} + days_from_era_to_epoch;
  const int64_t era = floor_divide(shifted, days_per_era);
  const int64_t day_of_era = shifted - era * days_per_era;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {.year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)),
          .month = static_cast<int>(month),
          .day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return date_of(year, month, day);
}

std::optional<Date> add_days(Date date, int64_t days) {
  int64_t sum = 0;
  if (__builtin_add_overflow(int64_t{date.days}, days, &sum)) return std::nullopt;
  if (sum < first_date.days || sum > last_date.days) return std::nullopt;
  return Date{static_cast<int32_t>(sum)};
}

std::optional<Date> add_months(Date date, int64_t months) {
  constexpr int64_t most_months = int64_t{12} * 10'000;
  if (months > most_months || months < -most_months) return std::nullopt;
  const CalendarDay day = calendar_day(date);
  const int64_t month_number = int64_t{day.year} * 12 + day.month - 1 + months;
  const auto year = static_cast<int>(floor_divide(month_number, 12));
  const auto month = static_cast<int>(month_number - int64_t{year} * 12) + 1;
  return make_date(year, month, std::min(day.day, days_in_month(year, month)));
}

std::optional<Time> make_time(int hour, int minute, int second, int microsecond) {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  if (microsecond < 0 || microsecond >= microseconds_per_second) return std::nullopt;
  const int64_t seconds = int64_t{hour} * 3600 + minute * 60 + second;
  return Time{seconds * microseconds_per_second + microsecond};
}

std::optional<DateTime> make_datetime(Date date, Time time, int offset_minutes) {
  if (offset_minutes > most_offset_minutes || offset_minutes < -most_offset_minutes) return std::nullopt;
  const int64_t local_microseconds = date.days * microseconds_per_day + time.microseconds;
  return DateTime{local_microseconds - offset_minutes * microseconds_per_minute, offset_minutes};
}

LocalDateTime local(const DateTime& value) {
  const int64_t local_microseconds = value.microseconds + value.offset_minutes * microseconds_per_minute;
  const int64_t days = floor_divide(local_microseconds, microseconds_per_day);
  return {.date = {static_cast<int32_t>(days)}, .time = {local_microseconds - days * microseconds_per_day}};
}

}  // namespace damson
