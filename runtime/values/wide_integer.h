// Unsigned whole numbers of 512 bits, for the steps between two exact decimals and their exact result.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "runtime/values/decimal.h"

namespace damson {

class WideInteger {
 public:
  constexpr WideInteger() = default;
  constexpr WideInteger(UInt128 value) {
    limbs_[0] = static_cast<uint64_t>(value);
    limbs_[1] = static_cast<uint64_t>(value >> 64);
  }

  constexpr bool is_zero() const { return bits() == 0; }

  /// The value, when it is that small.
  constexpr bool fits_128() const {
    for (size_t i = 2; i < count; ++i) {
      if (limbs_[i] != 0) return false;
    }
    return true;
  }
  constexpr UInt128 low_128() const { return (UInt128{limbs_[1]} << 64) | limbs_[0]; }

  constexpr void multiply(uint64_t factor) {
    UInt128 carry = 0;
    for (uint64_t& limb : limbs_) {
      carry += UInt128{limb} * factor;
      limb = static_cast<uint64_t>(carry);
      carry >>= 64;
    }
  }

  /// Divides in place; returns the remainder.
  constexpr uint64_t divide(uint64_t divisor) {
    UInt128 rest = 0;
    for (size_t i = count; i-- > 0;) {
      rest = (rest << 64) | limbs_[i];
      limbs_[i] = static_cast<uint64_t>(rest / divisor);
      rest %= divisor;
    }
    return static_cast<uint64_t>(rest);
  }

  constexpr void add(const WideInteger& other) {
    UInt128 carry = 0;
    for (size_t i = 0; i < count; ++i) {
      carry += UInt128{limbs_[i]} + other.limbs_[i];
      limbs_[i] = static_cast<uint64_t>(carry);
      carry >>= 64;
    }
  }

  /// `other` must not be larger.
  constexpr void subtract(const WideInteger& other) {
    uint64_t borrow = 0;
    for (size_t i = 0; i < count; ++i) {
      const UInt128 taken = UInt128{other.limbs_[i]} + borrow;
      borrow = UInt128{limbs_[i]} < taken ? 1 : 0;
      limbs_[i] = static_cast<uint64_t>(limbs_[i] - taken);
    }
  }

  constexpr bool less_than(const WideInteger& other) const {
    for (size_t i = count; i-- > 0;) {
      if (limbs_[i] != other.limbs_[i]) return limbs_[i] < other.limbs_[i];
    }
    return false;
  }

  struct Division;
  /// By long division in base two: a few hundred steps at most, on numbers that rarely get here.
  constexpr Division divided_by(const WideInteger& divisor) const;

 private:
  static constexpr size_t count = 8;

  constexpr size_t bits() const {
    for (size_t i = count; i-- > 0;) {
      if (limbs_[i] != 0) return 64 * i + 64 - static_cast<size_t>(__builtin_clzll(limbs_[i]));
    }
    return 0;
  }
  constexpr bool bit(size_t index) const { return ((limbs_[index / 64] >> (index % 64)) & 1U) != 0; }

  std::array<uint64_t, count> limbs_{};  // least first
};

struct WideInteger::Division {
  WideInteger quotient;
  WideInteger remainder;
};

constexpr WideInteger::Division WideInteger::divided_by(const WideInteger& divisor) const {
  Division result;
  for (size_t index = bits(); index-- > 0;) {
    result.quotient.multiply(2);
    result.remainder.multiply(2);
    if (bit(index)) result.remainder.add(UInt128{1});
    if (result.remainder.less_than(divisor)) continue;
    result.remainder.subtract(divisor);
    result.quotient.add(UInt128{1});
  }
  return result;
}

}  // namespace damson
