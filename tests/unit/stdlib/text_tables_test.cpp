// Texts that a table cannot hold: a letter with very many marks.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/call_function.h"

namespace damson {

namespace {

ConstantValue text(std::string_view value) { return {std::string(value)}; }

}  // namespace

TEST_CASE("texts: a letter with very many marks is put in order at once, and rightly") {
  std::string marks = "e";
  for (int i = 0; i < 200'000; ++i) marks += "\u0301\u0323";
  const std::string ordered = test::call_function("normalize", marks, {text("NFD")}).text;
  CHECK(ordered.size() == marks.size());
  CHECK(ordered.starts_with("e\u0323\u0323"));
  CHECK(ordered.ends_with("\u0301\u0301"));
  CHECK(test::call_function("normalize", ordered, {text("NFD")}).text == ordered);
  for (const std::string_view function : {"fold", "slug", "to_ascii", "parse_bool"})
    CHECK(!test::call_function(function, marks).text.empty());
  CHECK(test::call_function("slug", marks).text == "e");
  CHECK(test::call_function("normalize", "a\u0315\u0300\u05AEb").text == "\u00E0\u05AE\u0315b");
}

}  // namespace damson
