// Reading and writing decimals, and their way to and from binary floating point.
#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "runtime/values/decimal.h"

namespace damson {

namespace {

constexpr size_t written_room = 48;
constexpr size_t digits_of_a_word = 18;  // any so many fit 64 bits

bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

/// Appends a digit to a coefficient; false when it does not fit any more.
bool append_digit(UInt128& coefficient, int& digits, char digit) {
  if (coefficient == 0 && digit == '0') return true;  // a zero in front
  if (++digits > Decimal::max_digits) return false;
  coefficient = coefficient * 10 + static_cast<unsigned>(digit - '0');
  return true;
}

/// Digits that are certain to fit a machine word, which is quicker to count in; false when one is no digit.
bool append_few_digits(UInt128& coefficient, std::string_view whole, std::string_view fraction) {
  uint64_t value = 0;
  for (const std::string_view part : {whole, fraction}) {
    for (const char c : part) {
      if (!is_decimal_digit(c)) return false;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
  }
  coefficient = value;
  return true;
}

/// The digits of `coefficient`, at least `least` of them, written so that they end at `end`; returns where they begin.
char* write_digits_before(char* end, UInt128 coefficient, int least) {
  char* begin = end;
  while (coefficient > UINT64_MAX) {
    *--begin = static_cast<char>('0' + static_cast<int>(coefficient % 10));
    coefficient /= 10;
  }
  for (auto rest = static_cast<uint64_t>(coefficient); rest != 0; rest /= 10)
    *--begin = static_cast<char>('0' + rest % 10);
  while (end - begin < least) *--begin = '0';
  return begin;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const bool has_point = point != std::string_view::npos;
  const std::string_view fraction = has_point ? text.substr(point + 1) : std::string_view();
  if (whole.empty() || (has_point && fraction.empty())) return std::nullopt;
  if (fraction.size() > Decimal::max_digits) return std::nullopt;

  UInt128 coefficient = 0;
  if (whole.size() + fraction.size() <= digits_of_a_word) {
    if (!append_few_digits(coefficient, whole, fraction)) return std::nullopt;
  } else {
    int digits = 0;
    for (const std::string_view part : {whole, fraction}) {
      for (const char c : part) {
        if (!is_decimal_digit(c) || !append_digit(coefficient, digits, c)) return std::nullopt;
      }
    }
  }
  const auto value = static_cast<Int128>(coefficient);
  return Decimal{negative ? -value : value, static_cast<int32_t>(fraction.size())};
}

char* write_decimal(char* out, const Decimal& value) {
  const bool negative = value.coefficient < 0;
  const UInt128 size = negative ? -static_cast<UInt128>(value.coefficient) : static_cast<UInt128>(value.coefficient);
  char digits[written_room];
  char* const end = digits + written_room;
  const char* const begin = write_digits_before(end, size, value.scale + 1);
  const char* const point = end - value.scale;
  if (negative) *out++ = '-';
  out = std::copy(begin, point, out);
  if (value.scale == 0) return out;
  *out++ = '.';
  return std::copy(point, static_cast<const char*>(end), out);
}

std::string to_text(const Decimal& value) {
  char buffer[written_room];
  return {buffer, write_decimal(buffer, value)};
}

double to_float(const Decimal& value) {
  char buffer[written_room];
  const char* const end = write_decimal(buffer, value);
  double result = 0;
  fast_float::from_chars(buffer, end, result);
  return result;
}

std::optional<Decimal> from_float(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  std::string scientific = fmt::format("{}", value);  // the shortest that reads back
  int exponent = 0;
  if (const size_t mark = scientific.find('e'); mark != std::string::npos) {
    exponent = std::stoi(scientific.substr(mark + 1));
    scientific.resize(mark);
  }
  const auto digits = parse_decimal(scientific);
  if (!digits) return std::nullopt;
  Decimal plain = normalised(*digits);
  plain.scale -= exponent;
  while (plain.scale < 0) {
    const auto longer = multiply({plain.coefficient, 0}, Decimal::from_integer(10));
    if (!longer) return std::nullopt;
    plain = {longer->coefficient, plain.scale + 1};
  }
  if (plain.scale > Decimal::max_digits) return std::nullopt;
  return plain;
}

}  // namespace damson
