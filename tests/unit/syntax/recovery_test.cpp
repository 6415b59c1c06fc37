// One mistake, one problem; ten mistakes, ten problems; and whatever stands in a text, an answer.
#include <doctest/doctest.h>

#include <random>

#include "tests/unit/syntax/parsed.h"

namespace damson::test {
namespace {

TEST_CASE("ten mistakes give ten problems") {
  const std::string spec =
      "migration \"Ten mistakes\n"  // 1
      "\n"
      "shema Work {\n"  // 2
      "  key id: text\n"
      "  title = text?\n"  // 3
      "  year: int(0..\n"  // 4
      "}\n"
      "\n"
      "source works: Work from csv(\"works.csv\")\n"
      "target assets: Work csv(\"assets.csv\")\n"  // 5
      "\n"
      "vocabulary terms {\n"
      "  \"a\" \"b\"\n"  // 6
      "  else => reject because \"no\"\n"
      "}\n"
      "\n"
      "map works -> assets {\n"
      "  skip when title = \"x\" because \"no\"\n"  // 7
      "  id = id\n"
      "  title = for t in titles {\n"
      "    name = t.name +\n"  // 8
      "    role = t.role\n"
      "  }\n"
      "  drop year\n"  // 9
      "}\n"
      "\n"
      "expect count(assets) > 5 becuase \"all\"\n";  // 10
  CHECK(problems_of(spec) ==
        "E0107 1:11 \"Ten mistakes\n"
        "E0117 3:1 shema\n"
        "E0128 5:9 =\n"
        "E0121 6:12 (\n"
        "E0110 10:21 csv\n"
        "E0115 13:7 \"\n"
        "E0114 18:19 =\n"
        "E0135 21:19 +\n"
        "E0113 24:8 year\n"
        "E0117 27:26 becuase\n");
}

TEST_CASE("what could be read is in the tree, the rest is marked") {
  const Parsed parsed(map_with("  id = id\n  title = title title\n  keep a") + "schema Last { a: text }\n");
  CHECK(parsed.summary().starts_with("E0"));
  CHECK(parsed.tree.broken);
  REQUIRE(parsed.tree.declarations.size() == 5);
  CHECK_FALSE(parsed.tree.declarations[0]->broken);
  CHECK(parsed.tree.declarations[3]->broken);
  CHECK_FALSE(parsed.tree.declarations[4]->broken);
}

TEST_CASE("a declaration that could not be read keeps its name") {
  const Parsed parsed("source works: Work csv(\"x\")\nrubbish here\nschema A { a: text }\n");
  REQUIRE(parsed.tree.declarations.size() == 3);
  CHECK(parsed.dump() == "(error works)\n(error here)\n(schema A (field a text))\n");
}

TEST_CASE("a field whose value could not be read is still set") {
  const Parsed parsed(map_with("  id = id ?\n  title = f(,)\n"));
  CHECK(parsed.dump().find("(= title (error))") != std::string::npos);
}

/// No crash, no hang, and either a sound tree or a problem.
void survive(const std::string& text) {
  const Parsed parsed(text);
  const std::string dump = parsed.dump();
  CHECK(parsed.tree.broken == !parsed.problems.all().empty());
  if (!parsed.tree.broken) CHECK(dump.find("(error") == std::string::npos);
  for (const Problem& problem : parsed.problems.all()) {
    REQUIRE(problem.where.has_value());
    CHECK(problem.where->span.begin <= problem.where->span.end);
    CHECK(problem.where->span.end <= text.size());
  }
}

TEST_CASE("a text that is cut off anywhere is survived") {
  const std::string spec = whole_spec();
  for (size_t length = 0; length < spec.size(); length += 13) survive(spec.substr(0, length));
}

TEST_CASE("a text with pieces taken out, doubled, exchanged or replaced is survived") {
  const std::string spec = whole_spec();
  constexpr std::string_view pieces = "{}()[]\"/`=>:|.,\n#\\?*+-%0a _because\xC3\xA9\xFF";
  std::mt19937 random(20240601);
  const auto below = [&](size_t limit) { return static_cast<size_t>(random() % limit); };
  for (int round = 0; round < 800; ++round) {
    std::string text = spec;
    for (size_t change = below(4) + 1; change > 0; --change) {
      const size_t at = below(text.size());
      const size_t length = std::min(below(30) + 1, text.size() - at);
      const std::string piece = text.substr(at, length);
      switch (below(4)) {
        case 0: text.erase(at, length); break;
        case 1: text.insert(below(text.size()), piece); break;
        case 2: text[at] = pieces[below(pieces.size())]; break;
        default: text.insert(at, 1, pieces[below(pieces.size())]); break;
      }
      if (text.empty()) text = "}";
    }
    survive(text);
  }
}

TEST_CASE("one lost character gives few problems") {
  const std::string spec = whole_spec();
  size_t most = 0;
  size_t sum = 0;
  size_t broken = 0;
  for (size_t at = 0; at < spec.size(); at += 11) {
    std::string text = spec;
    text.erase(at, 1);
    const size_t count = Parsed(text).problems.all().size();
    most = std::max(most, count);
    sum += count;
    broken += count == 0 ? 0 : 1;
  }
  CHECK(most <= 4);
  CHECK(sum <= broken + broken / 10);
}

}  // namespace
}  // namespace damson::test
