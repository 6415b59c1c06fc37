// The first and last day that an EDTF value can mean.
#include <algorithm>

#include <fmt/format.h>

#include "stdlib/edtf/edtf.h"

namespace damson::edtf {

namespace {

enum class Side : uint8_t { first, last };

struct Months {
  int first;
  int last;
};

/// The months of a part of a year. Seasons whose months depend on the hemisphere, or that run over the turn of the year,
/// stand for the whole year: that is all that is certain about them.
Months months_of_part(int part) {
  if (part >= 33 && part <= 36) return {(part - 33) * 3 + 1, (part - 33) * 3 + 3};  // quarters
  if (part >= 37 && part <= 39) return {(part - 37) * 4 + 1, (part - 37) * 4 + 4};  // quadrimesters
  if (part == 40 || part == 41) return {(part - 40) * 6 + 1, (part - 40) * 6 + 6};  // semesters
  switch (part) {
    case 25: return {3, 5};    // northern spring
    case 26: return {6, 8};
    case 27: return {9, 11};
    case 29: return {9, 11};   // southern spring
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

/// The calendar year on one side of what the year says, if it is one that dates can have.
std::optional<int> year_bound(const PartialDate& date, Side side) {
  std::string digits = date.year.digits;
  if (date.negative || date.exponent || digits.size() > 4) return std::nullopt;
  if (date.significant_digits) {
    const auto kept = static_cast<size_t>(*date.significant_digits);
    for (size_t i = kept; i < digits.size(); ++i) digits[i] = 'X';
  }
  std::replace(digits.begin(), digits.end(), 'X', side == Side::first ? '0' : '9');
  const int year = std::stoi(digits);
  if (year == 0) return side == Side::first ? std::optional<int>(1) : std::nullopt;
  return year;
}

std::optional<Date> day_bound(const PartialDate& date, int year, int month, Side side) {
  const int days = days_in_month(year, month);
  for (int step = 0; step < days; ++step) {
    const int day = side == Side::first ? step + 1 : days - step;
    if (!date.day || fits_mask(date.day->digits, day)) return make_date(year, month, day);
  }
  return std::nullopt;
}

std::optional<Date> date_bound(const PartialDate& date, Side side) {
  const auto year = year_bound(date, side);
  if (!year) return std::nullopt;
  Months months{1, 12};
  const bool part_of_year = date.month && date.month->digits[0] >= '2' && date.month->digits[0] <= '4';
  if (part_of_year) months = months_of_part(std::stoi(date.month->digits));
  for (int step = 0; step <= months.last - months.first; ++step) {
    const int month = side == Side::first ? months.first + step : months.last - step;
    if (date.month && !part_of_year && !fits_mask(date.month->digits, month)) continue;
    if (auto day = day_bound(date, *year, month, side)) return day;
  }
  return std::nullopt;
}

std::optional<Date> set_bound(const DateSet& set, Side side) {
  std::optional<Date> best;
  for (const SetMember& member : set.members) {
    const auto& wanted = member.range && side == Side::last ? member.last : member.first;
    if (!wanted) return std::nullopt;  // open at this side
    const auto bound = date_bound(*wanted, side);
    if (!bound) return std::nullopt;
    if (!best || (side == Side::first ? *bound < *best : *bound > *best)) best = bound;
  }
  return best;
}

std::optional<Date> bound(const Value& value, Side side) {
  if (const auto* date = std::get_if<PartialDate>(&value)) return date_bound(*date, side);
  if (const auto* set = std::get_if<DateSet>(&value)) return set_bound(*set, side);
  const auto& interval = std::get<Interval>(value);
  const auto* end = std::get_if<PartialDate>(side == Side::first ? &interval.start : &interval.end);
  return end == nullptr ? std::nullopt : date_bound(*end, side);
}

}  // namespace

std::optional<Date> earliest(const Value& value) { return bound(value, Side::first); }
std::optional<Date> latest(const Value& value) { return bound(value, Side::last); }

}  // namespace damson::edtf
