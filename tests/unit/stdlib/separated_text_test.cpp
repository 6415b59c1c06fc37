// What `join` writes, `split` reads back, or `join` refuses it.
#include "stdlib/support/separated_text.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/support/call_function.h"

namespace damson {

namespace {

ConstantValue text(std::string_view value) { return {std::string(value)}; }

ConstantValue list_of(const std::vector<std::string>& items) {
  ConstantValue::List list;
  for (const std::string& item : items) list.push_back(text(item));
  return {list};
}

struct Joined {
  std::vector<std::string> items;
  std::string_view separator;
  std::string_view escape;
  std::string_view result;  // begins with "!" where it is refused
};

const Joined table[] = {
    {{"oil", "canvas"}, "|", "refuse", "oil|canvas"},
    {{"oil"}, "|", "refuse", "oil"},
    {{"a|b"}, "|", "refuse", "!"},
    {{"a", "|"}, "|", "refuse", "!"},
    {{"a", "b|"}, "|", "refuse", "!"},
    {{"|a", "b"}, "|", "refuse", "!"},
    {{"a", "", "b"}, "|", "refuse", "a||b"},
    {{"Smith, John", "Müller"}, ", ", "refuse", "!"},
    {{"Smith,John", "Müller,"}, ", ", "refuse", "Smith,John, Müller,"},
    {{"a|", "b"}, "||", "refuse", "!"},
    {{"|a", "b"}, "||", "refuse", "|a||b"},
    {{"aba", "c"}, "bab", "refuse", "!"},
    {{"cbaba", "c"}, "abab", "refuse", "cbabaababc"},
    {{"two words", "x"}, " ", "refuse", "!"},
    {{"line\nbreak", "x"}, "\n", "refuse", "!"},
    {{"a b", "c"}, "", "refuse", "a bc"},
    {{"ä–ö", "ü"}, "–", "refuse", "!"},
    {{"a|b", "c"}, "|", "keep", "a|b|c"},
    {{"a|b", "c"}, "|", "backslash", "a\\|b|c"},
    {{"a\\b", "c\\"}, "|", "backslash", "a\\\\b|c\\\\"},
    {{"a||b", "|"}, "||", "backslash", "a\\||b||\\|"},
    {{"a, b", "c"}, ", ", "backslash", "a\\, b, c"},
    {{"a|b", "c"}, "|", "quotes", "\"a|b\"|c"},
    {{"say \"a\"", "c"}, "|", "quotes", "\"say \"\"a\"\"\"|c"},
    {{"", "\""}, "|", "quotes", "|\"\"\"\""},
    {{"a"}, "\\", "backslash", "!"},
    {{"a"}, "\"", "quotes", "!"},
    {{"a"}, "", "quotes", "!"},
};

}  // namespace

TEST_CASE("separated: a separator inside an item is refused or escaped") {
  for (const auto& [items, separator, escape, result] : table) {
    CAPTURE(std::string(separator));
    CAPTURE(std::string(result));
    const std::string found = test::call_function("join", list_of(items), {text(separator), text(escape)}).text;
    if (result == "!") {
      CHECK(found.starts_with("! "));
    } else {
      CHECK(found == result);
    }
  }
}

TEST_CASE("separated: whatever is joined is split into the same items") {
  constexpr std::string_view parts[] = {"|", "||", "\\", "\"", ",", ", ", " ", "a", "b", "ä", "aba", "-"};
  constexpr std::string_view separators[] = {"|", "||", ", ", "|a|", "aba", "--", " "};
  std::mt19937 random(5);
  int joined = 0;
  for (int i = 0; i < 1'500; ++i) {
    std::vector<std::string> items;
    for (size_t count = 1 + random() % 4; count > 0; --count) {
      std::string item;
      for (size_t k = random() % 5; k > 0; --k) item += parts[random() % std::size(parts)];
      items.push_back(item);
    }
    if (items.size() == 1 && items[0].empty()) continue;  // an empty text has no parts
    const auto separator = text(separators[random() % std::size(separators)]);
    for (const std::string_view escape : {"refuse", "backslash", "quotes"}) {
      const std::string made = test::call_function("join", list_of(items), {separator, text(escape)}).text;
      if (made.starts_with("! ")) {
        CHECK(escape == "refuse");
        continue;
      }
      ++joined;
      CAPTURE(made);
      const std::string again =
          test::call_function("split", made, {separator, text(escape == "refuse" ? "keep" : escape)}).text;
      CHECK(again == test::call_function("to_json", list_of(items)).text);
    }
  }
  CHECK(joined > 2'000);
}

TEST_CASE("separated: only what may be refused is a way to fail") {
  const auto can_fail = [](std::string_view function, const ConstantValue& subject, std::string_view separator,
                           std::string_view escape) {
    const GivenArgument given[] = {{.name = {}, .argument = {type_of(subject), std::nullopt}},
                                   {.name = {}, .argument = {Type(TypeKind::text), text(separator)}},
                                   {.name = {}, .argument = {Type(TypeKind::text), text(escape)}}};
    return std::get<ResolvedCall>(resolve_call(*find_function(function), given)).call.can_fail;
  };
  const ConstantValue list = list_of({"a"});
  CHECK(can_fail("join", list, "|", "refuse"));
  CHECK(!can_fail("join", list, "", "refuse"));
  CHECK(!can_fail("join", list, "|", "keep"));
  CHECK(!can_fail("join", list, "|", "backslash"));
  CHECK(can_fail("join", list, "\\", "backslash"));
  CHECK(!can_fail("split", text("a"), "|", "keep"));
  CHECK(can_fail("split", text("a"), "", "keep"));
  CHECK(can_fail("split", text("a"), "|", "quotes"));
}

}  // namespace damson
