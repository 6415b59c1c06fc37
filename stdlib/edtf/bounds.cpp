// The first and last day that an EDTF value can mean.
#include <fmt/format.h>

#include <algorithm>

#include "stdlib/edtf/edtf.h"

namespace damson::edtf {

namespace {

enum class Side : uint8_t { first, last };

/// Years of more digits are all taken to be this far away: nothing is known to happen in them.
constexpr size_t most_year_digits = 18;
constexpr int64_t farthest_year = 999'999'999'999'999'999;

struct Months {
  int first;
  int last;
};

/// The months of a part of a year. Seasons whose months depend on the hemisphere, or that run over the turn of the
/// year, stand for the whole year: that is all that is certain about them.
Months months_of_part(int part) {
  if (part >= 33 && part <= 36) return {(part - 33) * 3 + 1, (part - 33) * 3 + 3};  // quarters
  if (part >= 37 && part <= 39) return {(part - 37) * 4 + 1, (part - 37) * 4 + 4};  // quadrimesters
  if (part == 40 || part == 41) return {(part - 40) * 6 + 1, (part - 40) * 6 + 6};  // semesters
  switch (part) {
    case 25: return {3, 5};  // northern spring
    case 26: return {6, 8};
    case 27: return {9, 11};
    case 29: return {9, 11};  // southern spring
    case 31: return {3, 5};
    case 32: return {6, 8};
    default: return {1, 12};
  }
}

bool fits_mask(const std::string& mask, int number) {
  const std::string written = fmt::format("{:02}", number);
  for (size_t i = 0; i < mask.size(); ++i) {
    if (mask[i] != 'X' && mask[i] != written[i]) return false;
  }
  return true;
}

/// The calendar repeats every 400 years, before year 0 too.
int days_in(int64_t year, int month) { return days_in_month(static_cast<int>(2000 + year % 400), month); }

std::optional<Day> day_in_month(const PartialDate& date, int64_t year, int month, Side side) {
  const int days = days_in(year, month);
  for (int step = 0; step < days; ++step) {
    const int day = side == Side::first ? step + 1 : days - step;
    if (!date.day || fits_mask(date.day->digits, day)) return Day{year, month, day};
  }
  return std::nullopt;
}

std::optional<Day> day_in_year(const PartialDate& date, int64_t year, Side side) {
  Months months{1, 12};
  const bool part_of_year = date.month && date.month->digits[0] >= '2' && date.month->digits[0] <= '4';
  if (part_of_year) months = months_of_part(std::stoi(date.month->digits));
  for (int step = 0; step <= months.last - months.first; ++step) {
    const int month = side == Side::first ? months.first + step : months.last - step;
    if (date.month && !part_of_year && !fits_mask(date.month->digits, month)) continue;
    if (auto day = day_in_month(date, year, month, side)) return day;
  }
  return std::nullopt;
}

/// All digits of the year without its sign: an exponent as noughts, what lies behind the significant digits as `X`.
std::string digits_of_year(const PartialDate& date) {
  std::string digits = date.year.digits;
  if (date.exponent) digits.append(static_cast<size_t>(std::min<int>(*date.exponent, most_year_digits + 1)), '0');
  if (!date.significant_digits) return digits;
  for (auto i = static_cast<size_t>(*date.significant_digits); i < digits.size(); ++i) digits[i] = 'X';
  return digits;
}

/// `mask` with the digits of `number` in place of its `X`.
int64_t filled(std::string mask, int64_t number) {
  for (auto place = mask.rbegin(); place != mask.rend(); ++place) {
    if (*place != 'X') continue;
    *place = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  return std::stoll(mask);
}

/// Years that fit the mask are tried from one side on: 29 February is in some of them only.
std::optional<Day> day_in_years(const PartialDate& date, Side side) {
  const std::string mask = digits_of_year(date);
  const int64_t sign = date.negative ? -1 : 1;
  if (mask.size() > most_year_digits) return Day{sign * farthest_year, 1, 1};
  int64_t fillings = 1;
  for (const char digit : mask) fillings *= digit == 'X' ? 10 : 1;
  const bool ascending = (side == Side::first) != date.negative;
  for (int64_t step = 0; step < fillings; ++step) {
    const int64_t year = sign * filled(mask, ascending ? step : fillings - 1 - step);
    if (auto day = day_in_year(date, year, side)) return day;
  }
  return std::nullopt;
}

std::optional<Day> set_bound(const DateSet& set, Side side) {
  std::optional<Day> best;
  for (const SetMember& member : set.members) {
    const auto& wanted = member.range && side == Side::last ? member.last : member.first;
    if (!wanted) return std::nullopt;  // open at this side
    const auto bound = day_in_years(*wanted, side);
    if (!bound) return std::nullopt;
    if (!best || (side == Side::first ? *bound < *best : *bound > *best)) best = bound;
  }
  return best;
}

std::optional<Day> bound(const Value& value, Side side) {
  if (const auto* date = std::get_if<PartialDate>(&value)) return day_in_years(*date, side);
  if (const auto* set = std::get_if<DateSet>(&value)) return set_bound(*set, side);
  const auto& interval = std::get<Interval>(value);
  const auto* end = std::get_if<PartialDate>(side == Side::first ? &interval.start : &interval.end);
  return end == nullptr ? std::nullopt : day_in_years(*end, side);
}

std::optional<Date> calendar_date(std::optional<Day> day) {
  if (!day || day->year < 1 || day->year > 9999) return std::nullopt;
  return make_date(static_cast<int>(day->year), day->month, day->day);
}

}  // namespace

std::optional<Day> first_day(const Value& value) { return bound(value, Side::first); }
std::optional<Day> last_day(const Value& value) { return bound(value, Side::last); }
std::optional<Date> earliest(const Value& value) { return calendar_date(first_day(value)); }
std::optional<Date> latest(const Value& value) { return calendar_date(last_day(value)); }

}  // namespace damson::edtf
