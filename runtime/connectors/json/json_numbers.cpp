// Converting number literals, which are known to be well formed.
#include "runtime/connectors/json/json_numbers.h"

#include <charconv>

#include "runtime/values/float_text.h"

namespace damson {

namespace {

constexpr size_t digits_of_64_bits = 18;  // what surely fits

/// `-12.50` with at most 18 digits, which is nearly every number there is.
Decimal short_decimal(Text literal) {
  const bool negative = literal[0] == '-';
  int64_t coefficient = 0;
  int32_t scale = 0;
  bool behind_point = false;
  for (const char c : literal.substr(negative ? 1 : 0)) {
    if (c == '.') {
      behind_point = true;
      continue;
    }
    coefficient = coefficient * 10 + (c - '0');
    if (behind_point) ++scale;
  }
  return {negative ? -coefficient : coefficient, scale};
}

/// `value` times ten to the power of `exponent`.
std::optional<Decimal> shifted_decimal(Decimal value, int64_t exponent) {
  if (value.coefficient == 0) return Decimal{0, 0};
  if (exponent < -1000 || exponent > 1000) return std::nullopt;
  int64_t scale = value.scale - exponent;
  for (; scale < 0; ++scale) {
    const auto product = multiply({value.coefficient, 0}, Decimal::from_integer(10));
    if (!product) return std::nullopt;
    value.coefficient = product->coefficient;
  }
  for (; scale > Decimal::max_digits && value.coefficient % 10 == 0; --scale) value.coefficient /= 10;
  if (scale > Decimal::max_digits) return std::nullopt;
  return Decimal{value.coefficient, static_cast<int32_t>(scale)};
}

}  // namespace

std::optional<Decimal> json_decimal(Text literal, bool has_exponent) {
  if (!has_exponent) return literal.size() <= digits_of_64_bits ? short_decimal(literal) : parse_decimal(literal);
  const size_t letter = literal.find_first_of("eE");
  const auto mantissa = parse_decimal(literal.substr(0, letter));
  Text digits = literal.substr(letter + 1);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  int64_t exponent = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  if (!mantissa || parsed.ec != std::errc()) return std::nullopt;
  return shifted_decimal(*mantissa, exponent);
}

std::optional<int64_t> json_integer(Text literal) {
  if (literal.size() <= digits_of_64_bits) return static_cast<int64_t>(short_decimal(literal).coefficient);
  int64_t value = 0;
  const auto parsed = std::from_chars(literal.data(), literal.data() + literal.size(), value);
  return parsed.ec == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<double> json_float(Text literal) {
  const ReadFloat read = float_of_digits(literal);
  return read.fault == FloatFault::none ? std::optional(read.value) : std::nullopt;
}

}  // namespace damson
