// Exact decimal numbers.
#include "runtime/values/decimal.h"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

namespace damson {
namespace {

const std::string most(38, '9');

Decimal read(std::string_view text) {
  const auto value = parse_decimal(text);
  CAPTURE(text);
  REQUIRE(value.has_value());
  return *value;
}

std::string shown(const std::optional<Decimal>& value) { return value ? to_text(*value) : "nothing"; }

TEST_CASE("decimals are printed as they were read") {
  for (const std::string text :
       {"0", "0.00", "12.50", "-12.50", "0.001", "-0.5", "18446744073709551616",
        "99999999999999999999999999999999999999", "-0.99999999999999999999999999999999999999",
        "0.00000000000000000000000000000000000001", "100000000000000000.00000000000000000001"}) {
    CHECK(shown(parse_decimal(text)) == text);
  }
  CHECK(shown(parse_decimal("007.10")) == "7.10");
  CHECK(shown(parse_decimal("-0")) == "0");
  CHECK(shown(parse_decimal("-0.00")) == "0.00");
  CHECK(shown(parse_decimal(std::string(100, '0') + "1")) == "1");
  CHECK(to_text(read("-" + std::string("0.") + std::string(38, '1'))).size() == 41);
}

TEST_CASE("anything else is no decimal") {
  for (const std::string text :
       {"", "-", "+1", ".", ".5", "5.", "1.2.3", "1e5", "1,5", " 1", "1 ", "--1", "1-", "0x1", "٣", "NaN"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text).has_value());
  }
  CHECK_FALSE(parse_decimal("1" + std::string(38, '0')).has_value());
  CHECK_FALSE(parse_decimal("1." + std::string(38, '0')).has_value());
  CHECK_FALSE(parse_decimal("0." + std::string(39, '0')).has_value());
  CHECK(parse_decimal("0." + std::string(38, '0')).has_value());
}

TEST_CASE("comparing at any two scales") {
  const std::vector<std::string> rising{"-" + most,
                                        "-12.51",
                                        "-12.5",
                                        "-0.00000000000000000000000000000000000001",
                                        "0.000",
                                        "0.00000000000000000000000000000000000001",
                                        "0.5",
                                        "12.4999999999999999999999999999999999",
                                        "12.50",
                                        "12.500000000000000000000000000000000001",
                                        "9999999999999999999999999999999999999.9",
                                        most};
  for (size_t i = 0; i < rising.size(); ++i) {
    for (size_t j = 0; j < rising.size(); ++j) {
      CAPTURE(rising[i]);
      CAPTURE(rising[j]);
      CHECK(Decimal::compare(read(rising[i]), read(rising[j])) == (i < j ? -1 : (i > j ? 1 : 0)));
    }
  }
  CHECK(read("12.5") == read("12.50"));
  CHECK(read("-0") == read("0.000"));
  CHECK(read("1") < read("1.0000001"));
}

TEST_CASE("adding is exact or nothing") {
  CHECK(shown(add(read("0.1"), read("0.2"))) == "0.3");
  CHECK(shown(add(read("12.50"), read("1"))) == "13.50");
  CHECK(shown(add(read("-12.50"), read("12.5"))) == "0.00");
  CHECK(shown(subtract(read("1"), read("0.01"))) == "0.99");
  CHECK(shown(subtract(read("-1"), read("-3"))) == "2");
  CHECK(shown(add(read(most), read("1"))) == "nothing");
  CHECK(shown(add(read("-" + most), read("-1"))) == "nothing");
  CHECK(shown(add(read(most), read("-1"))) == "99999999999999999999999999999999999998");
  // only zeros are too many
  CHECK(shown(add(read("1000000000000000000000000000000000000"), read("0.100"))) ==
        "1000000000000000000000000000000000000.1");
  CHECK(shown(add(read("10000000000000000000000000000000000000"), read("0.1"))) == "nothing");
  CHECK(shown(add(read(most), read("0.00"))) == most);
  // what is added on the way is larger than 128 bits, the result is not
  CHECK(shown(add(read("9999999999999999999999999999999999999.5"), read("9999999999999999999999999999999999999.5"))) ==
        "19999999999999999999999999999999999999");
  CHECK(shown(subtract(read("10000000000000000000000000000000000000"),
                       read("9999999999999999999999999999999999999.9"))) == "0.1");
}

TEST_CASE("multiplying is exact or nothing") {
  CHECK(shown(multiply(read("12.5"), read("4"))) == "50.0");
  CHECK(shown(multiply(read("-1.5"), read("0.5"))) == "-0.75");
  CHECK(shown(multiply(read("-1.5"), read("-0.5"))) == "0.75");
  CHECK(shown(multiply(read("0.00"), read("-5"))) == "0.00");
  CHECK(shown(multiply(read("9999999999999999999"), read("9999999999999999999"))) ==
        "99999999999999999980000000000000000001");
  CHECK(shown(multiply(read("10000000000000000000"), read("10000000000000000000"))) == "nothing");
  CHECK(shown(multiply(read(most), read(most))) == "nothing");
  CHECK(shown(multiply(read(most), read("0.1"))) == "9999999999999999999999999999999999999.9");
  CHECK(shown(multiply(read("0.0000000000000000000000000000000000001"), read("0.01"))) == "nothing");
  CHECK(shown(multiply(read("1152921504606846976"), read("0.00000000000000000008673617379884035472"))) ==
        "0.09999999999999999999931260044859932672");
  // 47 digits on the way, of which only zeros are too many
  CHECK(shown(multiply(read("1.152921504606846976"), read("0.9094947017729282379150390625"))) ==
        "1.0485760000000000000000000000000000000");
  CHECK(*multiply(read("0.1152921504606846976"), read("5684341886080801486968994140625")) ==
        read("655360000000000000000000000000"));
}

TEST_CASE("dividing rounds half away from zero") {
  CHECK(shown(divide(read("1"), read("3"), 5)) == "0.33333");
  CHECK(shown(divide(read("2"), read("3"), 5)) == "0.66667");
  CHECK(shown(divide(read("1"), read("8"), 2)) == "0.13");
  CHECK(shown(divide(read("-1"), read("8"), 2)) == "-0.13");
  CHECK(shown(divide(read("1"), read("-8"), 2)) == "-0.13");
  CHECK(shown(divide(read("-1"), read("-8"), 2)) == "0.13");
  CHECK(shown(divide(read("1"), read("2"), 0)) == "1");
  CHECK(shown(divide(read("-1"), read("2"), 0)) == "-1");
  CHECK(shown(divide(read("0.4"), read("1"), 0)) == "0");
  CHECK(shown(divide(read("-0.4"), read("1"), 0)) == "0");
  CHECK(shown(divide(read("10"), read("2.5"), 0)) == "4");
  CHECK(shown(divide(read("7"), read("1"), 3)) == "7.000");
  CHECK(shown(divide(read("1"), read("0"), 2)) == "nothing");
  CHECK(shown(divide(read("1"), read("0.00"), 2)) == "nothing");
  CHECK(shown(divide(read("1"), read("3"), -1)) == "nothing");
  CHECK(shown(divide(read("1"), read("3"), 39)) == "nothing");
  CHECK(shown(divide(read("1"), read("3"), 38)) == "0.33333333333333333333333333333333333333");
  CHECK(shown(divide(read("10"), read("3"), 38)) == "nothing");
  CHECK(shown(divide(read(most), read("0.00000000000000000000000000000000000001"), 0)) == "nothing");
  CHECK(shown(divide(read(most), read(most), 37)) == "1.0000000000000000000000000000000000000");
  CHECK(shown(divide(read("0.00000000000000000000000000000000000001"), read(most), 38)) ==
        "0.00000000000000000000000000000000000000");
  CHECK(shown(divide(read("12345678901234567890123456789012345678"), read("98765432109876543210987654321098765432"),
                     37)) == "0.1249999988609375000142382812498220215");
  CHECK(shown(divide(read("0.12345678901234567890123456789012345678"), read("12345678901234567890"), 38)) ==
        "0.00000000000000000001000000000000000000");
}

TEST_CASE("what division leaves") {
  CHECK(shown(remainder(read("7"), read("3"))) == "1");
  CHECK(shown(remainder(read("-7"), read("3"))) == "-1");
  CHECK(shown(remainder(read("7"), read("-3"))) == "1");
  CHECK(shown(remainder(read("7.5"), read("0.40"))) == "0.30");
  CHECK(shown(remainder(read(most), read("0.00000000000000000000000000000000000003"))) ==
        "0.00000000000000000000000000000000000000");
  CHECK(shown(remainder(read("7"), read("0"))) == "nothing");
}

TEST_CASE("rounding") {
  CHECK(shown(round_to(read("2.5"), 0)) == "3");
  CHECK(shown(round_to(read("-2.5"), 0)) == "-3");
  CHECK(shown(round_to(read("2.4999"), 0)) == "2");
  CHECK(shown(round_to(read("-0.4"), 0)) == "0");
  CHECK(shown(round_to(read("1.005"), 2)) == "1.01");
  CHECK(shown(round_to(read("-1.005"), 2)) == "-1.01");
  CHECK(shown(round_to(read("9.995"), 2)) == "10.00");
  CHECK(shown(round_to(read("1.5"), 3)) == "1.5");
  CHECK(shown(round_to(read("1.5"), 3, true)) == "1.500");
  CHECK(shown(round_to(read(most), 1, true)) == "nothing");
  CHECK(shown(round_to(read(most), 1)) == most);
  CHECK(shown(round_to(read("1.5"), 39, true)) == "nothing");
  CHECK(shown(round_to(read("1250"), -2)) == "1300");
  CHECK(shown(round_to(read("-1250.00"), -2)) == "-1300");
  CHECK(shown(round_to(read("1249.99"), -2)) == "1200");
  CHECK(shown(round_to(read(most), -1)) == "nothing");
  CHECK(shown(round_to(read(most), -38)) == "nothing");
  CHECK(shown(round_to(read("49999999999999999999999999999999999999"), -38)) == "0");
  CHECK(shown(round_to(read(most), -39)) == "0");
  CHECK(shown(round_to(read("9999999999999999999999999999999999999.9"), 0)) ==
        "10000000000000000000000000000000000000");
  CHECK(shown(round_to(read("0." + most), 0)) == "1");
}

TEST_CASE("zeros behind the point") {
  CHECK(to_text(normalised(read("12.500"))) == "12.5");
  CHECK(to_text(normalised(read("1200.00"))) == "1200");
  CHECK(to_text(normalised(read("0.000"))) == "0");
  CHECK(to_text(negated(read("-1.50"))) == "1.50");
}

TEST_CASE("to whole numbers") {
  CHECK(to_integer(read("12.00")) == 12);
  CHECK(to_integer(read("-9223372036854775808")) == std::numeric_limits<int64_t>::min());
  CHECK(to_integer(read("9223372036854775807.0")) == std::numeric_limits<int64_t>::max());
  CHECK_FALSE(to_integer(read("9223372036854775808")).has_value());
  CHECK_FALSE(to_integer(read("-9223372036854775809")).has_value());
  CHECK_FALSE(to_integer(read("0.5")).has_value());
  CHECK(Decimal::from_integer(std::numeric_limits<int64_t>::min()) == read("-9223372036854775808"));
}

TEST_CASE("to and from floating point") {
  CHECK(to_float(read("0.1")) == 0.1);
  CHECK(to_float(read("-12.50")) == -12.5);
  CHECK(to_float(read("9007199254740993")) == 9007199254740992.0);
  CHECK(to_float(read(most)) == 1e38);
  CHECK(shown(from_float(0.1)) == "0.1");
  CHECK(shown(from_float(-2.5)) == "-2.5");
  CHECK(shown(from_float(-0.0)) == "0");
  CHECK(shown(from_float(1e20)) == "100000000000000000000");
  CHECK(shown(from_float(1.5e-7)) == "0.00000015");
  CHECK(shown(from_float(1e37)) == "10000000000000000000000000000000000000");
  CHECK(shown(from_float(1e38)) == "nothing");
  CHECK(shown(from_float(1e-38)) == "0.00000000000000000000000000000000000001");
  CHECK(shown(from_float(1e-39)) == "nothing");
  CHECK(shown(from_float(std::numeric_limits<double>::infinity())) == "nothing");
  CHECK(shown(from_float(std::numeric_limits<double>::quiet_NaN())) == "nothing");
}

TEST_CASE("arithmetic agrees with whole numbers of 128 bits") {
  uint64_t state = 42;
  const auto next = [&state] {  // xorshift: the same numbers every time
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  };
  for (int round = 0; round < 20'000; ++round) {
    const auto a = static_cast<int64_t>(next()) >> (next() % 40);
    const auto b = static_cast<int64_t>(next()) >> (next() % 40);
    const Decimal x{a, static_cast<int32_t>(next() % 19)};
    const Decimal y{b, static_cast<int32_t>(next() % 19)};
    const auto product = multiply(x, y);
    REQUIRE(product.has_value());
    REQUIRE(product->coefficient == Int128{a} * b);
    const auto sum = add(x, y);
    REQUIRE(sum.has_value());
    REQUIRE(subtract(*sum, y) == x);
    REQUIRE((x <=> y) == (Decimal{0, 0} <=> *subtract(y, x)));
    if (b == 0) continue;
    const auto rest = remainder(x, y);
    const auto quotient = divide(*subtract(x, *rest), y, 0);
    REQUIRE(rest.has_value());
    if (quotient && multiply(*quotient, y)) REQUIRE(add(*multiply(*quotient, y), *rest) == x);
    REQUIRE(parse_decimal(to_text(x)) == x);
  }
}

}  // namespace
}  // namespace damson
