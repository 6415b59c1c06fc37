// Names with signs that are none of names.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "stdlib/support/person_name.h"

using namespace damson;

namespace {

/// "family | given | suffix", or "fails: reason".
std::string in_short(std::string_view written) {
  const auto name = read_person_name(written);
  if (!name.ok()) return "fails: " + name.error().message;
  return name->family + " | " + name->given + (name->suffix ? " | " + *name->suffix : "");
}

}  // namespace

TEST_CASE("a name with any sign but those of names is refused, and the sign is named") {
  const std::string_view signs[] = {"!",      "\"",     "#",      "$",      "%",      "&",      "(",      ")",
                                    "*",      "+",      "/",      ":",      ";",      "<",      "=",      ">",
                                    "?",      "@",      "[",      "\\",     "]",      "^",      "_",      "`",
                                    "{",      "|",      "}",      "~",      "\u00a1", "\u00a2", "\u00a3", "\u00a7",
                                    "\u00a9", "\u00ab", "\u00ac", "\u00ad", "\u00b0", "\u00b1", "\u00b2", "\u00bf",
                                    "\u00d7", "\u2014", "\u201c", "\u2020", "\u2022", "\u2026", "\u20ac", "\u2122"};
  for (const std::string_view sign : signs) {
    CAPTURE(std::string(sign));
    CHECK(in_short("Abbey" + std::string(sign) + ", Edwin") == "fails: a \"" + std::string(sign) + "\" stands in it");
    CHECK(in_short("Abbey, Ed" + std::string(sign) + "win") == "fails: a \"" + std::string(sign) + "\" stands in it");
  }
  for (const std::string_view digit : {"0", "7", "\u0663", "\u00bd"})
    CHECK(in_short("Abbey, Edwin " + std::string(digit)).starts_with("fails: a \""));
}
