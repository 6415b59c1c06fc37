// Every kind of mistake in a text: which problem it gives, and where.
#include <doctest/doctest.h>

#include "runtime/base/limits.h"
#include "tests/unit/syntax/parsed.h"

namespace damson::test {
namespace {

/// The only problem of a text.
Problem only_problem(const std::string& text) {
  const Parsed parsed(text);
  REQUIRE(parsed.problems.all().size() == 1);
  return parsed.problems.all().front();
}

TEST_CASE("a byte that is not UTF-8 is found with its line and column") {
  CHECK(problems_of("schema A { a: text }\n# caf\xE9\n") == "E0101 2:6 \xE9\n");
  CHECK(problems_of("# \xED\xA0\x80 surrogate") == "E0101 1:3 \xED\n");
  CHECK(problems_of("# cut \xC3") == "E0101 1:7 \xC3\n");
  CHECK(problems_of("# \xFF\xFE only the first is reported") == "E0101 1:3 \xFF\n");
  CHECK(only_problem("\xE9").message == "the byte 0xE9 is not valid UTF-8");
}

TEST_CASE("columns count characters, also after a byte-order mark") {
  CHECK(problems_of("\xEF\xBB\xBFshema A { a: text }") == "E0117 1:2 shema\n");
  CHECK(problems_of("schema `日本` { ä text }\n") == "E0110 1:17 text\n");
  CHECK(problems_of("schema A {\r\n  a: text\r\n  b text\r\n}\r\n") == "E0110 3:5 text\n");
}

TEST_CASE("limits are named") {
  const std::string deep(limits::nesting + 10, '(');
  CHECK(problems_of("fn f() -> int = " + deep + "1" + std::string(limits::nesting + 10, ')')).starts_with("E0103 1:"));
  CHECK(problems_of(std::string(200'000, '[')).starts_with("E0103"));
  CHECK(problems_of("fn f() -> any = " + std::string(150, '(') + "1" + std::string(150, ')')).empty());

  std::string sum = "fn f() -> int = 1";
  for (size_t index = 0; index < limits::chained_operators; ++index) sum += " + 1";
  CHECK(problems_of(sum).empty());
  CHECK(problems_of(sum + " + 1").starts_with("E0104"));
  std::string nots = "fn f() -> any = ";
  for (size_t index = 0; index < 100'000; ++index) nots += "not ";
  CHECK(problems_of(nots + "a").starts_with("E0104"));

  CHECK(problems_of(std::string(limits::spec_bytes + 1, ' ')).starts_with("E0102"));

  std::string many;
  for (size_t index = 0; index < limits::shown_problems + 50; ++index) many += "shema A { a: text }\n";
  const Parsed parsed(many);
  CHECK(parsed.problems.all().size() == limits::shown_problems + 1);
  CHECK(parsed.problems.all().back().id == "E0105");
}

TEST_CASE("long vocabularies are not deep") {
  std::string arms = "vocabulary v {\n";
  for (int index = 0; index < 5000; ++index) arms += fmt::format("  \"a{}\" => b{} | f\n", index, index);
  CHECK(problems_of(arms + "  else => missing\n}\n").empty());
}

TEST_CASE("characters and quotes that mean nothing") {
  CHECK(problems_in_map("  id = id; keep title") == "E0106 5:10 ;\n");
  CHECK(problems_in_map("  id = id\n  title = title – 1") == "E0106 6:17 –\n");
  CHECK(problems_of("migration “Old”") == "E0134 1:11 “Old”\n");
  CHECK(problems_in_map("  id = id\n  drop title because 'no'") == "E0134 6:22 'no'\n");
  CHECK(only_problem("migration “Old”").suggestions.at(0).replacement == "\"Old\"");
  CHECK(problems_of("# \xE2\x80\xAE turned\n") == "E0122 1:3 \xE2\x80\xAE\n");
}

TEST_CASE("texts, patterns and names that do not end") {
  CHECK(problems_in_map("  id = id\n  drop title because \"no") == "E0107 6:22 \"no\n");
  CHECK(problems_in_map("  id = \"a {f(\"b}\n  keep title") == "E0107 5:11 {\n");
  CHECK(problems_in_map("  id = \"a {id\n  keep title") == "E0107 5:8 \"a {id\n");
  CHECK(problems_in_map("  id = \"a {id # no\n  keep title").starts_with("E0107 5:8"));
  CHECK(problems_in_map("  id = \"a \\\n  keep title").starts_with("E0107 5:8"));
  CHECK(problems_of("migration \"Old") == "E0107 1:11 \"Old\n");
  CHECK(problems_of("schema A { key a: text matching /[A-Z }\n") == "E0108 1:33 /[A-Z }\n");
  CHECK(problems_of("schema A { key `a: text }\nschema B { key a: text }\n") == "E0109 1:16 `a: text }\n");
  CHECK(problems_of("// a comment\nschema A { key a: text }\n").starts_with("E0145 1:1"));
}

TEST_CASE("what is wrong inside a text") {
  CHECK(problems_of("migration \"C:\\data\"") == "E0118 1:14 \\d\n");
  CHECK(problems_of("migration \"\\u{110000} \\u{D800} \\u{}\"") ==
        "E0118 1:12 \\u{110000}\nE0118 1:23 \\u{D800}\nE0118 1:32 \\u{}\n");
  CHECK(problems_of("migration \"a } b\"") == "E0119 1:14 }\n");
  CHECK(problems_of("schema A { a: text matching /x/g }") == "E0120 1:32 g\n");
  CHECK(problems_in_map("  id = \"{id:int}\"\n  keep title") == "E0127 5:9 {id:int}\n");
  CHECK(problems_in_map("  id = \"{id +} {title}\"\n  keep title") == "E0135 5:13 +\n");
}

TEST_CASE("a brace that is missing is looked for by the indentation") {
  CHECK(problems_of("schema A {\n  a: text\n\nschema B { b: text }\n") == "E0111 1:10 {\n");
  CHECK(problems_of("schema A {\n  a: text\n") == "E0111 1:10 {\n");
  CHECK(problems_in_map("  id = for x in y {\n    a = x\n\n  keep title") == "E0111 5:19 {\n");
  const Parsed parsed(map_with("  id = for x in y {\n    a = x\n\n  keep title"));
  CHECK(parsed.dump().find("(= id (for x y (record (= a x)))) (keep title)") != std::string::npos);
  CHECK(problems_of("map a -> b {\n  x = for y in z {\n    w = y\n  }\n  }\n  c = d\n}\n") == "E0112 5:3 }\n");
  CHECK(problems_of("schema A { a: text }\n}\n\nschema B { b: text }\n") == "E0112 2:1 }\n");
  const Problem problem = only_problem("schema A {\n  a: text\n\nschema B { b: text }\n");
  REQUIRE(problem.related.size() == 1);
  CHECK(problem.related[0].span.begin == 22);
}

TEST_CASE("brackets that are missing or too many") {
  CHECK(problems_in_map("  id = f(id, [1, 2]\n  keep title") == "E0121 5:9 (\n");
  CHECK(problems_in_map("  id = f(id, [1, 2)\n  keep title") == "E0121 5:14 [\n");
  CHECK(problems_in_map("  id = f(id))\n  keep title") == "E0112 5:13 )\n");
  CHECK(problems_of("schema A {\n  a: text(1..300\n  b: int\n}\n") == "E0121 2:10 (\n");
}

TEST_CASE("reasons that are missing") {
  CHECK(problems_in_map("  id = id\n  drop title") == "E0113 6:8 title\n");
  CHECK(problems_in_map("  id = id\n  drop title \"no\"") == "E0113 6:14 \"\n");
  CHECK(problems_in_map("  skip when id == \"a\"\n  keep id, title") == "E0113 5:21 \"\n");
  CHECK(problems_in_map("  id = id on missing reject\n  keep title").empty());  // a field of that name
  CHECK(problems_of("expect count(a) > 5\n") == "E0113 1:19 5\n");
  CHECK(only_problem(map_with("  id = id\n  drop title")).message ==
        "a reason is missing: `drop` ends with `because \"…\"`");
}

TEST_CASE("one sign for another") {
  CHECK(problems_in_map("  skip when title = \"x\" because \"no\"\n  keep id, title") == "E0114 5:19 =\n");
  CHECK(problems_in_map("  id = works[id = 5].id\n  keep title") == "E0114 5:17 =\n");
  CHECK(problems_in_map("  id = if id = 5 then 1 else 2\n  keep title") == "E0114 5:14 =\n");
  CHECK(problems_in_map("  id: id\n  keep title") == "E0128 5:5 :\n");
  CHECK(problems_of("schema A { a = text }") == "E0128 1:14 =\n");
  CHECK(problems_of("vocabulary v { \"a\" = \"b\" else -> \"c\" }") == "E0128 1:20 =\nE0128 1:31 ->\n");
  CHECK(problems_of("map a => b { c = d }") == "E0128 1:7 =>\n");
  CHECK(problems_in_map("  id = f(id, places = 2)\n  keep title") == "E0128 5:21 =\n");
  CHECK(problems_of("vocabulary v { \"a\" \"b\" else => \"c\" }") == "E0115 1:20 \"\n");
  CHECK(problems_of("schema A { a text, b int }") == "E0110 1:14 text\nE0110 1:22 int\n");
}

TEST_CASE("reserved words as names") {
  CHECK(problems_of("schema A { case: text, on: int }") == "E0116 1:12 case\nE0116 1:24 on\n");
  CHECK(problems_of("schema case { a: text }") == "E0116 1:8 case\n");
  CHECK(problems_in_map("  in = id\n  keep title") == "E0116 5:3 in\n");
  CHECK(problems_in_map("  id = id\n  drop title.is because \"x\"") == "E0116 6:14 is\n");
}

TEST_CASE("keywords with a slip") {
  CHECK(problems_of("shema A { a: text }") == "E0117 1:1 shema\n");
  CHECK(problems_in_map("  id = id\n  dorp title becuase \"x\"") == "E0117 6:3 dorp\nE0117 6:14 becuase\n");
  CHECK(problems_in_map("  id = id on mising \"x\"\n  keep title") == "E0117 5:14 mising\n");
  CHECK(problems_of("source a: A frm csv(\"x\")") == "E0117 1:13 frm\n");
  CHECK(problems_of("schema A { kye a: text }") == "E0117 1:12 kye\n");
  CHECK(only_problem("shema A { a: text }").suggestions.at(0).replacement == "schema");
}

TEST_CASE("lines that break off") {
  CHECK(problems_in_map("  id =\n  title = title") == "E0135 5:6 =\n");
  CHECK(problems_in_map("  id = id |\n  title = title") == "E0135 5:11 |\n");
  CHECK(problems_in_map("  title = title\n  id = id +") == "E0135 6:11 +\n");
  CHECK(problems_of("schema A {\n  a:\n  b: text\n}\n") == "E0135 2:4 :\n");
}

TEST_CASE("pipes and comparisons") {
  CHECK(problems_in_map("  id = id | \"x\"\n  keep title") == "E0123 5:13 \"\n");
  CHECK(problems_in_map("  id = id | f + 1\n  keep title") == "E0133 5:15 +\n");
  CHECK(problems_in_map("  id = id | f(1)[a == 2]\n  keep title") == "E0133 5:17 [\n");
  CHECK(problems_in_map("  id = 1 < id < 3\n  keep title") == "E0130 5:15 <\n");
}

TEST_CASE("lines in the wrong place") {
  CHECK(problems_of("schema A { a: text }\nid = id\n") == "E0124 2:1 id\n");
  CHECK(problems_in_map("  size.height = id\n  keep id, title") == "E0125 5:3 size.height\n");
  CHECK(problems_in_map("  omit when id is missing because \"x\"\n  keep id, title").starts_with("E0126 5:3"));
  CHECK(
      problems_in_map("  id = for x in y { skip when x == 1 because \"x\" }\n  keep title").starts_with("E0126 5:21"));
  CHECK(problems_in_map("  id { keep title }").starts_with("E0126 5:8"));
  CHECK(problems_of("schema A { a: text ... because \"x\" ... because \"y\" }") == "E0129 1:36 ... because \"y\"\n");
  CHECK(problems_of("schema A { a: text, 3d: int, 1e5: int }") == "E0131 1:21 3d\nE0131 1:30 1e5\n");
  CHECK(problems_of("paths p { \"{a:number}{b | f}\" => \"x\" else => missing }") ==
        "E0132 1:15 number\nE0132 1:23 b | f\n");
}

TEST_CASE("what does not fit is named with what was expected") {
  const Problem problem = only_problem("source a: A csv(\"x\")");
  CHECK(problem.id == "E0110");
  CHECK(problem.message == "`csv` does not fit here");
  CHECK(problem.where->text.find("`from`") != std::string::npos);
  CHECK(problem.notes.at(0).find("source works: Work from csv") != std::string::npos);
}

}  // namespace
}  // namespace damson::test
