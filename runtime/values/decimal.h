// Exact decimal numbers of up to 38 digits.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace damson {

__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

/// coefficient / 10^scale, the coefficient less than 10^38 in size. `12.50` keeps its scale of 2 when printed and
/// equals `12.5`. Zero has no sign.
struct Decimal {
  static constexpr int max_digits = 38;

  Int128 coefficient = 0;
  int32_t scale = 0;  // digits behind the point, 0..38

  static Decimal from_integer(int64_t value) { return {value, 0}; }

  friend bool operator==(const Decimal& a, const Decimal& b) { return compare(a, b) == 0; }
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) { return compare(a, b) <=> 0; }

  /// -1, 0 or 1; exact for every pair.
  static int compare(const Decimal& a, const Decimal& b);
};

/// Exact, or nothing when the result needs more than 38 digits.
std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
/// Rounded half away from zero to `places` (0..38) digits behind the point; nothing on division by zero or overflow.
std::optional<Decimal> divide(const Decimal& a, const Decimal& b, int places);
/// What is left when `b` was taken out of `a` as often as it fits: the sign is that of `a`. Nothing when `b` is zero or
/// the result needs more than 38 digits.
std::optional<Decimal> remainder(const Decimal& a, const Decimal& b);
/// Rounded half away from zero; -2 places are whole hundreds. Keeps fewer places as they are unless `pad`.
std::optional<Decimal> round_to(const Decimal& value, int places, bool pad = false);
/// Without needless zeros behind the point.
Decimal normalised(const Decimal& value);
Decimal negated(const Decimal& value);

/// `-?digits[.digits]`, with at least one digit on each side of a point; nothing for anything else, or when it is too
/// large: zeros in front do not count as digits.
std::optional<Decimal> parse_decimal(std::string_view text);

/// Plain notation, never scientific. At most 41 characters.
std::string to_text(const Decimal& value);
/// The same written at `out`, which has room for 48; returns the end.
char* write_decimal(char* out, const Decimal& value);

/// The whole number, when there is nothing behind the point and it fits 64 bits.
std::optional<int64_t> to_integer(const Decimal& value);
/// The nearest one.
double to_float(const Decimal& value);
/// The shortest decimal that reads back as this very number; nothing for infinities, NaN, and what needs more than 38
/// digits.
std::optional<Decimal> from_float(double value);

}  // namespace damson
