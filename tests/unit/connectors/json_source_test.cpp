// JSON as lines and as arrays: values, drift, damage, under every way to cut the file into blocks.
#include <doctest/doctest.h>

#include <random>

#include "tests/unit/connectors/read_records.h"

namespace damson {

namespace {

test::ReadResult read_json_every_way(std::string_view schema, std::string_view call, const std::string& content) {
  const test::ReadResult expected = test::read_text(schema, call, content);
  for (const size_t block_bytes : {1, 2, 5, 16, 63, 64, 65, 200}) {
    for (const size_t block_records : {0, 1, 3}) {
      for (const size_t piece : {0, 1, 7}) {
        CAPTURE(block_bytes);
        CAPTURE(block_records);
        CAPTURE(content);
        test::MemoryStorage storage;
        storage.files["f"] = content;
        storage.piece = piece;
        const auto result =
            test::read_records(storage, schema, call, {.block_bytes = block_bytes, .block_records = block_records});
        CHECK(result.all() == expected.all());
        CHECK(result.raw == expected.raw);
        CHECK(result.lines == expected.lines);
        CHECK(result.id() == expected.id());
        if (!result.problem || !expected.problem) continue;
        CHECK(result.problem->message == expected.problem->message);
        CHECK(result.notes() == expected.notes());
        REQUIRE(result.problem->data.size() == expected.problem->data.size());
        for (size_t i = 0; i < result.problem->data.size(); ++i) {
          CHECK(result.problem->data[i].line == expected.problem->data[i].line);
          CHECK(result.problem->data[i].record == expected.problem->data[i].record);
          CHECK(result.problem->data[i].column == expected.problem->data[i].column);
        }
      }
    }
  }
  return expected;
}

struct GoodJson {
  const char* schema;
  std::string record;
  std::string row;
};

}  // namespace

TEST_CASE("json values of every kind, as lines and in an array") {
  const GoodJson cases[] = {
      {"{ a: text?, b: int? }", R"({"a":"x","b":1})", R"({"a":"x","b":1})"},
      {"{ a: text?, b: int? }", R"({ "b" : -1 , "a" : "" })", R"({"a":"","b":-1})"},
      {"{ a: text?, b: int? }", R"({})", R"({"a":null,"b":null})"},
      {"{ a: text?, b: int? }", R"({"a":null})", R"({"a":null,"b":null})"},
      {"{ a: text? }", R"({"a":"\"\\\/\b\f\n\r\t\u00e9\u5927\ud83d\ude00"})",
       "{\"a\":\"\\\"\\\\/\\b\\f\\n\\r\\t\xC3\xA9\xE5\xA4\xA7\xF0\x9F\x98\x80\"}"},
      {"{ a: text? }", R"({"\u0061":"x"})", R"({"a":"x"})"},
      {"{ a: text? }", R"({"a":"a long text that is more than sixteen bytes, with \\ in it {[,]}"})",
       R"({"a":"a long text that is more than sixteen bytes, with \\ in it {[,]}"})"},
      {"{ a: text? }", R"({"a":12})",
       R"({"a":!"12 is a number, not text: declare the field as int or decimal, or as any"})"},
      {"{ a: text? }", R"({"a":true})", R"({"a":!"true is a bool, not text"})"},
      {"{ a: text? }", R"({"a":["x"]})", R"({"a":!"[\"x\"] is a list, not text"})"},
      {"{ a: text? }", R"({"a":{"b":1}})", R"({"a":!"{\"b\":1} is a record, not text"})"},
      {"{ a: text? }", R"({"a":"\ud83d!"})",
       R"({"a":!"\"\\ud83d!\" has half of a character in it: `\\uD800` to `\\uDFFF` only count in pairs"})"},
      {"{ a: int? }", R"({"a":9223372036854775807})", R"({"a":9223372036854775807})"},
      {"{ a: int? }", R"({"a":9223372036854775808})", R"({"a":!"9223372036854775808 is too large for an int"})"},
      {"{ a: int? }", R"({"a":-0})", R"({"a":0})"},
      {"{ a: int? }", R"({"a":1.0})",
       R"({"a":!"1.0 is not an int: it is written with a point or an exponent, which a decimal may have"})"},
      {"{ a: int? }", R"({"a":"1"})",
       R"({"a":!"\"1\" is text, not an int: declare the field as text and convert it in the map"})"},
      {"{ a: decimal? }", R"({"a":12.50})", R"({"a":12.50})"},
      {"{ a: decimal? }", R"({"a":-0.00000000000000000000000000000000000012})",
       R"({"a":-0.00000000000000000000000000000000000012})"},
      {"{ a: decimal? }", R"({"a":12345678901234567890123456789012345678})",
       R"({"a":12345678901234567890123456789012345678})"},
      {"{ a: decimal? }", R"({"a":123456789012345678901234567890123456789})",
       R"({"a":!"123456789012345678901234567890123456789 has more than 38 digits"})"},
      {"{ a: decimal? }", R"({"a":1.5e3})", R"({"a":1500})"},
      {"{ a: decimal? }", R"({"a":15E-4})", R"({"a":0.0015})"},
      {"{ a: decimal? }", R"({"a":1e999999999999})", R"({"a":!"1e999999999999 has more than 38 digits"})"},
      {"{ a: float? }", R"({"a":1.5e3})", R"({"a":1500})"},
      {"{ a: float? }", R"({"a":1e999})", R"({"a":!"1e999 is too large for a float"})"},
      {"{ a: bool?, b: bool? }", R"({"a":true,"b":false})", R"({"a":true,"b":false})"},
      {"{ a: date?, b: datetime?, c: time? }", R"({"a":"2024-02-29","b":"2024-01-02T03:04:05+01:00","c":"13:05"})",
       R"({"a":"2024-02-29","b":"2024-01-02T03:04:05+01:00","c":"13:05:00"})"},
      {"{ a: date? }", R"({"a":"1/2/2024"})", R"({"a":!"\"1/2/2024\" is not a date: YYYY-MM-DD"})"},
      {"{ a: path? }", R"({"a":"x/y.jpg"})", R"({"a":"x/y.jpg"})"},
      {"{ a: any? }", R"({"a": {"x" : [1, null, "\u0041"]} })", R"({"a":{"x":[1,null,"\u0041"]}})"},
      {"{ a: any? }", R"({"a":null})", R"({"a":null})"},
      {"{ a: any? }", R"({"a":[[],{},[{}],-1.5e+3]})", R"({"a":[[],{},[{}],-1.5e+3]})"},
      {"{ a: list of int }", R"({"a":[1,2,3]})", R"({"a":[1,2,3]})"},
      {"{ a: list of int }", R"({"a":[]})", R"({"a":[]})"},
      {"{ a: list of (int?) }", R"({"a":[1,null,"x"]})",
       R"({"a":[1,null,!"\"x\" is text, not an int: declare the field as text and convert it in the map"]})"},
      {"{ a: list of int }", R"({"a":7})", R"({"a":!"7 is a number, not a list"})"},
      {"{ a: list of list of text }", R"({"a":[["x"],[],["y","z"]]})", R"({"a":[["x"],[],["y","z"]]})"},
      {"{ a: { x: int?, y: { z: text? }? }? }", R"({"a":{"y":{"z":"q"},"x":1}})", R"({"a":{"x":1,"y":{"z":"q"}}})"},
      {"{ a: { x: int? }? }", R"({"a":null})", R"({"a":null})"},
      {"{ a: { x: int? }? }", R"({"a":"x"})", R"({"a":!"\"x\" is text, not a record"})"},
      {"{ a: list of { n: text?, b: int? }, c: int? }", R"({"c":5,"a":[{"n":"x","b":1},{"b":2},null,{}]})",
       R"({"a":[{"n":"x","b":1},{"n":null,"b":2},null,{"n":null,"b":null}],"c":5})"},
  };
  for (const GoodJson& c : cases) {
    CAPTURE(c.record);
    const auto lines =
        read_json_every_way(c.schema, "ndjson(\"f\")", c.record + "\n" + c.record + "\r\n\n \n" + c.record);
    CHECK(lines.id() == "");
    CHECK(lines.all() == c.row + "\n" + c.row + "\n" + c.row + "\n");
    const auto array =
        read_json_every_way(c.schema, "json(\"f\")", " [ " + c.record + ",\n" + c.record + " , " + c.record + " ]\n");
    CHECK(array.id() == "");
    CHECK(array.all() == lines.all());
    CHECK(array.raw == lines.raw);
  }
}

TEST_CASE("ndjson errors end the run and say where") {
  struct Case {
    std::string content;
    std::string id;
    uint64_t record, line, column;
    std::string words;
    size_t rows = 0;
  };
  const std::string good = "{\"a\":\"x\"}\n";
  const Case cases[] = {
      {good + "\n{\"a\":\"y\",\"c\":1,\"n\":{\"z\":1}}\n", "E0731", 2, 3, 1, "does not declare `c`, `n.z`", 1},
      {good + "{\"A\":1}\n", "E0731", 2, 2, 1, "the schema declares `a`", 1},
      {good + "{\"a\":\"y\",\"a\":\"z\"}\n", "E0732", 2, 2, 10, "`a` occurs twice", 1},
      {good + "{\"n\":{\"x\":1,\"x\":2}}\n", "E0732", 2, 2, 13, "`x` occurs twice", 1},
      {good + "[1]\n", "E0733", 2, 2, 1, "read with `json`", 1},
      {good + "12\n", "E0733", 2, 2, 1, "this is a number", 1},
      {good + "{\"a\":'x'}\n", "E0730", 2, 2, 6, "double quotes", 1},
      {good + "{a:1}\n", "E0730", 2, 2, 2, "a key in double quotes is expected here, not `a`", 1},
      {good + "{\"a\":\"x\",}\n", "E0730", 2, 2, 10, "not `}`", 1},
      {good + "{\"a\" \"x\"}\n", "E0730", 2, 2, 6, "a colon behind the key", 1},
      {good + "{\"a\":\"x\" \"n\":null}\n", "E0730", 2, 2, 10, "a comma or `}`", 1},
      {good + "{\"a\":\"x\n\"}\n", "E0730", 2, 2, 8, "not closed before the end of the line", 1},
      {good + "{\"a\":\n\"x\"}\n", "E0730", 2, 2, 6, "in `ndjson` every record is one line", 1},
      {good + "{\"a\":\"\\x\"}\n", "E0730", 2, 2, 7, "a backslash in text", 1},
      {good + "{\"a\":\"\\u12G4\"}\n", "E0730", 2, 2, 7, "four digits", 1},
      {good + "{\"a\":NaN}\n", "E0730", 2, 2, 6, "a value is expected here, not `N`", 1},
      {good + "{\"a\":01}\n", "E0730", 2, 2, 6, "begin with 0", 1},
      {good + "{\"a\":1.}\n", "E0730", 2, 2, 6, "`1.` is no number", 1},
      {good + "{\"a\":nul}\n", "E0730", 2, 2, 6, "a value is expected", 1},
      {good + good.substr(0, good.size() - 1) + " {}\n", "E0730", 2, 2, 11, "the end of the line is expected", 1},
      {good + "{\"a\":\"\xE9\"}\n", "E0714", 2, 2, 7, "the byte 0xE9", 1},
      {good + std::string("{\"a\":\"\0\"}\n", 10), "E0714", 2, 2, 7, "value zero", 1},
      {good + "{\"a\":\"x", "E0736", 2, 2, 8, "ends in the middle", 1},
      {good + "{\"a\":", "E0736", 2, 2, 6, "ends in the middle", 1},
      {good + "{\"a\":tr", "E0736", 2, 2, 8, "ends in the middle", 1},
      {good + "{\"a\":\"x\"", "E0736", 2, 2, 9, "ends in the middle", 1},
      {good + "{\"a\":" + std::string(300, '[') + "\n", "E0735", 2, 2, 261, "more than 256 deep", 1},
  };
  for (const Case& c : cases) {
    const auto result = read_json_every_way("{ a: text?, n: { x: int? }? }", "ndjson(\"f\")", c.content);
    CAPTURE(c.content);
    REQUIRE(result.problem);
    CAPTURE(result.problem->message + "\n" + result.notes());
    CHECK(result.id() == c.id);
    CHECK(result.rows.size() == c.rows);
    REQUIRE(result.problem->data.size() == 1);
    CHECK(result.problem->data[0].record == c.record);
    CHECK(result.problem->data[0].line == c.line);
    CHECK(result.problem->data[0].column == c.column);
    CHECK((result.problem->message + "\n" + result.notes()).find(c.words) != std::string::npos);
  }
}

TEST_CASE("json arrays: where they are, and what is wrong around them") {
  struct Case {
    std::string call, content, id, words;
    size_t rows = 0;
  };
  const Case cases[] = {
      {"json(\"f\")", "[]", "", ""},
      {"json(\"f\")", "\xEF\xBB\xBF [ \n ] \n", "", ""},
      {"json(\"f\", path: \"items\")", R"({"count":2,"x":["]"],"items":[{"a":"1"},{"a":"2"}],"more":{"items":[]}})", "",
       "", 2},
      {"json(\"f\", path: \"/r/it~1ems\")", R"({"r":{"it/ems":[{"a":"1"}]}})", "", "", 1},
      {"json(\"f\", path: \"items\")", R"({"items":[{"a":"1"}],"items":[]})", "E0732", "`items` occurs twice", 1},
      {"json(\"f\", path: \"items\")", R"({"count":2,"x":1})", "E0734", "no field `items`, only `count`, `x`"},
      {"json(\"f\", path: \"items\")", R"({"items":{"a":1}})", "E0734", "`items` is a record"},
      {"json(\"f\")", R"({"count":2,"items":[{"a":1}]})", "E0734", "write `path: \"items\"`"},
      {"json(\"f\")", R"({"a":"1"})", "E0734", "single record"},
      {"json(\"f\")", "{\"a\":\"1\"}\n{\"a\":\"2\"}\n", "E0734", "`ndjson` reads"},
      {"json(\"f\")", "", "E0734", "it is empty"},
      {"json(\"f\")", "id,title\n", "E0730", "an array of records is expected here, not `i`"},
      {"json(\"f\")", "[", "E0736", ""},
      {"json(\"f\")", R"([{"a":"1"},)", "E0736", "", 1},
      {"json(\"f\")", R"([{"a":"1"})", "E0736", "", 1},
      {"json(\"f\")", R"([{"a":"1"},{"a":"2)", "E0736", "", 1},
      {"json(\"f\")", R"([{"a":"1"},])", "E0730", "a comma stands behind the last record", 1},
      {"json(\"f\")", R"([{"a":"1"},,{"a":"2"}])", "E0730", "not `,`", 1},
      {"json(\"f\")", R"([,{"a":"2"}])", "E0730", "not `,`"},
      {"json(\"f\")", R"([{"a":"1"} {"a":"2"}])", "E0730", "a comma or `]`"},
      {"json(\"f\")", R"([{"a":"1"}},{"a":"2"}])", "E0730", "not `}`"},
      {"json(\"f\")", R"([{"a":"1"],{"a":"2"}])", "E0730", "not `]`"},
      {"json(\"f\")", R"([{"a":"1},{"a":"2"}])", "E0730", "a comma or `}`"},
      {"json(\"f\")", R"([{"a":"1"}] x)", "E0730", "the end of the file is expected", 1},
      {"json(\"f\")", R"([{"a":"1"}, 7])", "E0733", "this is a number", 1},
      {"json(\"f\")", "[{\"a\":\"1\"},\n {\"b\":1}]", "E0731", "`b`", 1},
      {"json(\"f\")", "[{\"a\":\"1\"},{\"a\":\"\xFF\"}]", "E0714", "0xFF", 1},
      {"json(\"f\")", R"([{"a":"\\"},{"a":"\"]"},{"a":"\\\\\\\""}])", "", "", 3},
  };
  for (const Case& c : cases) {
    CAPTURE(c.content);
    const auto result = read_json_every_way("{ a: text? }", c.call, c.content);
    CAPTURE(result.problem ? result.problem->message : std::string());
    CHECK(result.id() == c.id);
    CHECK(result.rows.size() == c.rows);
    if (result.problem) CHECK((result.problem->message + "\n" + result.notes()).find(c.words) != std::string::npos);
  }
}

TEST_CASE("an open schema lets further fields pass, where it is open") {
  CHECK(read_json_every_way("{ a: int? ... }", "ndjson(\"f\")", "{\"x\":{\"y\":1},\"a\":1}\n").all() == "{\"a\":1}\n");
  const std::string nested = "{\"n\":{\"x\":1,\"y\":2},\"m\":[{\"x\":1,\"y\":2}],\"z\":3}\n";
  const std::string_view schema = "{ n: { x: int? }?, m: list of { x: int? } ... }";
  CHECK(test::read_text(schema, "ndjson(\"f\")", nested).problem->message.find("`n.y`") != std::string::npos);
  const test::ReadOptions one{.open_parts = {"n"}};
  CHECK(test::read_text(schema, "ndjson(\"f\")", nested, one).problem->message.find("`m.y`") != std::string::npos);
  const test::ReadOptions both{.open_parts = {"n", "m"}};
  CHECK(test::read_text(schema, "ndjson(\"f\")", nested, both).all() == "{\"n\":{\"x\":1},\"m\":[{\"x\":1}]}\n");
  CHECK(read_json_every_way("{ a: int? ... }", "ndjson(\"f\")", "{\"x\":1,\"x\":2,\"a\":1}\n").id() == "E0732");
}

TEST_CASE("json reads only what is wanted, and sees drift in the rest") {
  const std::string_view schema = "{ a: int, b: { c: int, d: text? }, e: list of { f: int } }";
  const test::ReadOptions only_a{.only = {"a"}};
  CHECK(test::read_text(schema, "ndjson(\"f\")", R"({"e":[{"f":"no int"}],"b":{"c":1},"a":2})", only_a).all() ==
        "{\"a\":2}\n");
  CHECK(test::read_text(schema, "ndjson(\"f\")", R"({"a":2,"e":[{"f":1},{"g":1}]})", only_a)
            .problem->message.find("`e.g`") != std::string::npos);
  CHECK(test::read_text(schema, "ndjson(\"f\")", R"({"a":2,"b":{"c":1,"c":2}})", only_a).id() == "E0732");
  const test::ReadOptions two{.only = {"e", "a"}};
  CHECK(test::read_text(schema, "ndjson(\"f\")", R"({"a":2,"e":[{"f":1}],"b":null})", two).all() ==
        "{\"e\":[{\"f\":1}],\"a\":2}\n");
}

TEST_CASE("a json quarantine file reads as the source did") {
  const std::string_view schema = "{ a: text? }";
  const auto check = [&](std::string_view call, const std::string& content) {
    const auto result = test::read_text(schema, call, content);
    REQUIRE(!result.problem);
    std::string quarantine = result.form.header;
    for (size_t i = 0; i < result.raw.size(); ++i) quarantine += (i == 0 ? "" : result.form.separator) + result.raw[i];
    quarantine += result.form.footer;
    const auto again = test::read_text(schema, call, quarantine);
    CHECK(again.id() == "");
    CHECK(again.all() == result.all());
  };
  check("ndjson(\"f\")", "{\"a\":\"1\"}\n\n {\"a\":\"2\"} \r\n");
  check("json(\"f\")", "[{\"a\":\"1\"},\n{\n\"a\":\"2\"} ]");
  check("json(\"f\", path: \"/x/y~1z\")", "{\"x\":{\"y/z\":[{\"a\":\"1\"}]}}");
}

TEST_CASE("keys in any order, with some left out, are found") {
  std::mt19937_64 random(7);
  std::string content;
  std::string expected;
  for (int record = 0; record < 500; ++record) {
    std::vector<std::string> parts;
    expected += "{";
    for (const char* name : {"a", "bb", "ccc", "d", "e", "f"}) {
      const bool given = random() % 4 != 0;
      const std::string value = std::to_string(random() % 1000);
      if (given) parts.push_back("\"" + std::string(name) + "\":" + value);
      expected += std::string(name[0] == 'a' ? "" : ",") + "\"" + name + "\":" + (given ? value : "null");
    }
    expected += "}\n";
    if (random() % 3 == 0) std::shuffle(parts.begin(), parts.end(), random);
    content += "{";
    for (size_t i = 0; i < parts.size(); ++i) content += (i == 0 ? "" : ",") + parts[i];
    content += "}\n";
  }
  const auto result =
      test::read_text("{ a: int?, bb: int?, ccc: int?, d: int?, e: int?, f: int? }", "ndjson(\"f\")", content);
  CHECK(result.id() == "");
  CHECK(result.all() == expected);
}

TEST_CASE("json rubbish gives the same under every way to cut it") {
  static const std::vector<std::string> pieces{"{",
                                               "}",
                                               "[",
                                               "]",
                                               ",",
                                               ":",
                                               "\"a\"",
                                               "\"b\"",
                                               "\"",
                                               "\\",
                                               "\\\"",
                                               "1",
                                               "-2.5e3",
                                               "null",
                                               "true",
                                               " ",
                                               "\n",
                                               "\xC3\xBC",
                                               "\xFF",
                                               "\"a\":",
                                               "{\"a\":\"x\"}",
                                               "{\"a\":\"x\"},",
                                               "{\"a\":\"x\"}\n"};
  for (uint64_t seed = 1; seed <= 600; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const bool lines = random() % 2 == 0;
    std::string content = lines ? "" : "[";
    const size_t count = random() % 12;
    for (size_t i = 0; i < count; ++i)
      content += random() % 2 == 0 ? (lines ? "{\"a\":\"x\"}\n" : "{\"a\":\"x\"},") : pieces[random() % pieces.size()];
    if (!lines && random() % 2 == 0) content += "{}]";
    const std::string_view call = lines ? "ndjson(\"f\")" : "json(\"f\")";
    const auto expected = test::read_text("{ a: text? }", call, content);
    for (const size_t block_bytes : {size_t{1}, size_t{9}, size_t{64}}) {
      const auto result =
          test::read_text("{ a: text? }", call, content, {.block_bytes = block_bytes, .block_records = random() % 3});
      CAPTURE(content);
      CHECK(result.all() == expected.all());
      CHECK(result.raw == expected.raw);
      CHECK(result.id() == expected.id());
      if (result.problem && expected.problem) CHECK(result.problem->message == expected.problem->message);
    }
  }
}

}  // namespace damson
