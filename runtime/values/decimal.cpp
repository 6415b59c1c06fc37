// Exact decimal arithmetic. What fits 128 bits on the way is done in 128 bits, the rest in wide integers.
#include "runtime/values/decimal.h"

#include <array>
#include <cmath>
#include <limits>

#include "runtime/values/wide_integer.h"

namespace damson {

namespace {

constexpr int max_scale = Decimal::max_digits;

constexpr std::array<UInt128, 39> make_powers_of_ten() {
  std::array<UInt128, 39> powers{};
  UInt128 power = 1;
  for (UInt128& each : powers) {
    each = power;
    power *= 10;
  }
  return powers;
}

constexpr std::array<UInt128, 39> powers_of_ten = make_powers_of_ten();
constexpr UInt128 coefficient_limit = powers_of_ten[38];

UInt128 power_of_ten(int exponent) { return powers_of_ten[static_cast<size_t>(exponent)]; }

UInt128 magnitude(const Decimal& value) {
  return value.coefficient < 0 ? -static_cast<UInt128>(value.coefficient) : static_cast<UInt128>(value.coefficient);
}

Decimal signed_decimal(bool negative, UInt128 size, int scale) {
  const auto coefficient = static_cast<Int128>(size);
  return {negative ? -coefficient : coefficient, scale};
}

/// Gives up zeros at the end as long as the number is too long; nothing when other digits would have to go.
std::optional<Decimal> fitted(bool negative, WideInteger size, int scale) {
  while (!size.fits_128() || size.low_128() >= coefficient_limit || scale > max_scale) {
    if (scale == 0 || size.divide(10) != 0) return std::nullopt;
    --scale;
  }
  return signed_decimal(negative, size.low_128(), scale);
}

/// Half away from zero, on magnitudes.
std::optional<UInt128> divided_and_rounded(UInt128 number, int number_zeros, UInt128 divisor, int divisor_zeros) {
  WideInteger wide_number(number);
  for (int i = 0; i < number_zeros; ++i) wide_number.multiply(10);
  WideInteger wide_divisor(divisor);
  for (int i = 0; i < divisor_zeros; ++i) wide_divisor.multiply(10);

  auto [quotient, rest] = wide_number.divided_by(wide_divisor);
  rest.multiply(2);
  if (!rest.less_than(wide_divisor)) quotient.add(UInt128{1});
  if (!quotient.fits_128() || quotient.low_128() >= coefficient_limit) return std::nullopt;
  return quotient.low_128();
}

UInt128 rounded_quotient(UInt128 number, UInt128 divisor) {
  const UInt128 rest = number % divisor;
  return number / divisor + (rest >= divisor - rest ? 1 : 0);
}

struct Aligned {
  UInt128 a;
  UInt128 b;
  int scale;
};

/// Both magnitudes at the larger of the two scales, when that fits.
std::optional<Aligned> aligned(const Decimal& a, const Decimal& b) {
  Aligned result{magnitude(a), magnitude(b), a.scale < b.scale ? b.scale : a.scale};
  if (__builtin_mul_overflow(result.a, power_of_ten(result.scale - a.scale), &result.a)) return std::nullopt;
  if (__builtin_mul_overflow(result.b, power_of_ten(result.scale - b.scale), &result.b)) return std::nullopt;
  return result;
}

std::optional<Decimal> add_aligned(const Decimal& a, const Decimal& b) {
  const auto parts = aligned(a, b);
  if (!parts) return std::nullopt;
  const bool a_negative = a.coefficient < 0;
  const bool b_negative = b.coefficient < 0;
  if (a_negative != b_negative) {
    const bool a_larger = parts->a >= parts->b;
    const UInt128 difference = a_larger ? parts->a - parts->b : parts->b - parts->a;
    return fitted(a_larger ? a_negative : b_negative, difference, parts->scale);
  }
  WideInteger sum(parts->a);
  sum.add(parts->b);
  return fitted(a_negative, sum, parts->scale);
}

/// Compares magnitudes at different scales: whole parts first, then what is behind the point, which always can be
/// aligned.
int compare_magnitudes(const Decimal& a, const Decimal& b) {
  const UInt128 a_one = power_of_ten(a.scale);
  const UInt128 b_one = power_of_ten(b.scale);
  const UInt128 a_whole = magnitude(a) / a_one;
  const UInt128 b_whole = magnitude(b) / b_one;
  if (a_whole != b_whole) return a_whole < b_whole ? -1 : 1;
  UInt128 a_rest = magnitude(a) % a_one;
  UInt128 b_rest = magnitude(b) % b_one;
  if (a.scale < b.scale) a_rest *= power_of_ten(b.scale - a.scale);
  if (b.scale < a.scale) b_rest *= power_of_ten(a.scale - b.scale);
  if (a_rest == b_rest) return 0;
  return a_rest < b_rest ? -1 : 1;
}

}  // namespace

int Decimal::compare(const Decimal& a, const Decimal& b) {
  if (a.scale == b.scale) {
    if (a.coefficient == b.coefficient) return 0;
    return a.coefficient < b.coefficient ? -1 : 1;
  }
  const bool a_negative = a.coefficient < 0;
  const bool b_negative = b.coefficient < 0;
  if (a_negative != b_negative) return a_negative ? -1 : 1;
  const int order = compare_magnitudes(a, b);
  return a_negative ? -order : order;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  if (const auto sum = add_aligned(a, b)) return sum;
  // Zeros at the end may be all that does not fit: 10^36 + 0.100 is too long at three places, not at one.
  return add_aligned(normalised(a), normalised(b));
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) { return add(a, negated(b)); }

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  const bool negative = (a.coefficient < 0) != (b.coefficient < 0);
  UInt128 product = 0;
  if (!__builtin_mul_overflow(magnitude(a), magnitude(b), &product))
    return fitted(negative, product, a.scale + b.scale);

  const UInt128 size = magnitude(b);
  const auto high = static_cast<uint64_t>(size / 10'000'000'000'000'000'000U);
  const auto low = static_cast<uint64_t>(size % 10'000'000'000'000'000'000U);
  WideInteger upper(magnitude(a));
  upper.multiply(high);
  upper.multiply(10'000'000'000'000'000'000U);
  WideInteger wide(magnitude(a));
  wide.multiply(low);
  wide.add(upper);
  return fitted(negative, wide, a.scale + b.scale);
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b, int places) {
  if (b.coefficient == 0 || places < 0 || places > max_scale) return std::nullopt;
  const bool negative = (a.coefficient < 0) != (b.coefficient < 0);
  const int zeros = places + b.scale - a.scale;
  UInt128 number = 0;
  if (zeros >= 0 && zeros <= 38 && !__builtin_mul_overflow(magnitude(a), power_of_ten(zeros), &number)) {
    const UInt128 quotient = rounded_quotient(number, magnitude(b));
    if (quotient >= coefficient_limit) return std::nullopt;
    return signed_decimal(negative, quotient, places);
  }
  const auto quotient = divided_and_rounded(magnitude(a), zeros > 0 ? zeros : 0, magnitude(b), zeros < 0 ? -zeros : 0);
  if (!quotient) return std::nullopt;
  return signed_decimal(negative, *quotient, places);
}

std::optional<Decimal> remainder(const Decimal& a, const Decimal& b) {
  if (b.coefficient == 0) return std::nullopt;
  const int scale = a.scale < b.scale ? b.scale : a.scale;
  WideInteger wide_a(magnitude(a));
  for (int i = a.scale; i < scale; ++i) wide_a.multiply(10);
  WideInteger wide_b(magnitude(b));
  for (int i = b.scale; i < scale; ++i) wide_b.multiply(10);
  return fitted(a.coefficient < 0, wide_a.divided_by(wide_b).remainder, scale);
}

std::optional<Decimal> round_to(const Decimal& value, int places, bool pad) {
  if (places >= value.scale) {
    if (!pad) return value;
    if (places > max_scale) return std::nullopt;
    UInt128 padded = 0;
    if (__builtin_mul_overflow(magnitude(value), power_of_ten(places - value.scale), &padded)) return std::nullopt;
    if (padded >= coefficient_limit) return std::nullopt;
    return signed_decimal(value.coefficient < 0, padded, places);
  }
  if (places < value.scale - max_scale) return Decimal{};  // less than half of such a unit
  UInt128 rounded = rounded_quotient(magnitude(value), power_of_ten(value.scale - places));
  if (places < 0 && __builtin_mul_overflow(rounded, power_of_ten(-places), &rounded)) return std::nullopt;
  if (rounded >= coefficient_limit) return std::nullopt;
  return signed_decimal(value.coefficient < 0, rounded, places < 0 ? 0 : places);
}

Decimal normalised(const Decimal& value) {
  Decimal result = value;
  while (result.scale > 0 && result.coefficient % 10 == 0) {
    result.coefficient /= 10;
    --result.scale;
  }
  return result;
}

Decimal negated(const Decimal& value) { return {-value.coefficient, value.scale}; }

std::optional<int64_t> to_integer(const Decimal& value) {
  const Decimal plain = normalised(value);
  if (plain.scale != 0) return std::nullopt;
  if (plain.coefficient < std::numeric_limits<int64_t>::min()) return std::nullopt;
  if (plain.coefficient > std::numeric_limits<int64_t>::max()) return std::nullopt;
  return static_cast<int64_t>(plain.coefficient);
}

}  // namespace damson
