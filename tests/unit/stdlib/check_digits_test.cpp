// Check digits find every slip in one digit, and every two neighbours that changed places.
#include <doctest/doctest.h>

#include <string>

#include "stdlib/support/identifier_text.h"

using namespace damson;

namespace {

using CheckDigit = char (*)(std::string_view digits);

/// How many slips in one digit go unseen.
size_t unseen_slips(CheckDigit check, const std::string& digits) {
  const char right = check(digits);
  size_t unseen = 0;
  for (size_t at = 0; at < digits.size(); ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string slip = digits;
      slip[at] = digit;
      if (slip != digits && check(slip) == right) ++unseen;
    }
  }
  return unseen;
}

size_t unseen_exchanges(CheckDigit check, const std::string& digits) {
  size_t unseen = 0;
  for (size_t at = 0; at + 1 < digits.size(); ++at) {
    std::string exchanged = digits;
    std::swap(exchanged[at], exchanged[at + 1]);
    if (exchanged != digits && check(exchanged) == check(digits)) ++unseen;
  }
  return unseen;
}

}  // namespace

TEST_CASE("a slip in one digit is seen") {
  CHECK(unseen_slips(mod_11_2_check, "000000021825009") == 0);
  CHECK(unseen_slips(mod_11_check, "030640615") == 0);
  CHECK(unseen_slips(mod_10_check, "978030640615") == 0);
}

TEST_CASE("neighbours that changed places are seen, except by ISBN-13 where they differ by five") {
  CHECK(unseen_exchanges(mod_11_2_check, "000000021825009") == 0);
  CHECK(unseen_exchanges(mod_11_check, "030640615") == 0);
  CHECK(unseen_exchanges(mod_10_check, "161616161616") == 11);
}

TEST_CASE("hyphens and spaces mean nothing in an identifier; other signs make it none") {
  CHECK(compact_identifier("0-306\u2013406 15\u00a02") == "0306406152");
  CHECK(compact_identifier("080442957x") == "080442957X");
  CHECK_FALSE(compact_identifier("0.306"));
  CHECK_FALSE(compact_identifier("\u00e9"));
}
