// What RFC 8259 accepts, refuses and leaves open, as a value of a record (`any`) and around the array of records.
#include <doctest/doctest.h>

#include <string>

#include "tests/unit/connectors/read_records.h"

using namespace damson;

namespace {

bool is_read(const std::string& call, const std::string& content) {
  const auto result = test::read_text("{ v: any? }", call, content);
  return !result.problem && result.rows.size() == 1 && result.all().find('!') == std::string::npos;
}

/// As the value of a field, in a line and in an array.
bool is_read_inside(const std::string& value) {
  const std::string record = "{\"v\":" + value + "}";
  const bool in_a_line = is_read("ndjson(\"f\")", record + "\n");
  CHECK(is_read("json(\"f\")", "[" + record + "]") == in_a_line);
  return in_a_line;
}

/// As the value of a field beside the array of records, before it and behind it, whatever the pieces in which it comes.
bool is_read_outside(const std::string& value) {
  const std::string before = "{\"x\":" + value + ",\"items\":[{\"v\":1}]}";
  const std::string behind = "{\"items\":[{\"v\":1}],\"x\":" + value + "}";
  const bool read = is_read("json(\"f\", path: \"items\")", before);
  CHECK(is_read("json(\"f\", path: \"items\")", behind) == read);
  for (const size_t piece : {1U, 3U}) {
    test::MemoryStorage storage;
    storage.files["f"] = before;
    storage.piece = piece;
    CHECK(!test::read_records(storage, "{ v: any? }", "json(\"f\", path: \"items\")").problem == read);
  }
  return read;
}

std::string nested(size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

}  // namespace

TEST_CASE("what the standard accepts is read") {
  const std::string values[] = {"[]",
                                "{}",
                                "[ ]",
                                "{ }",
                                "[[]]",
                                "[{}]",
                                "[null]",
                                "[true]",
                                "[false]",
                                "[1,null,null,null,2]",
                                "[1\n]",
                                " [1]",
                                "[1] ",
                                "[[]   ]",
                                "[\"\"]",
                                R"({"":0})",
                                R"({"a":[]})",
                                R"({"a":"b","c":"d"})",
                                "{\"a\":\n\"b\"\r\n,\t\"c\":1}",
                                R"({"a\u0000b":1})",
                                R"({"min":-1.0e+28,"max":1.0e+28})",
                                "0",
                                "-0",
                                "-1",
                                "123",
                                "1.5",
                                "-0.5",
                                "0e1",
                                "0e+1",
                                "1e1",
                                "1E1",
                                "1E+2",
                                "1E-2",
                                "123e45",
                                "123.456e78",
                                "123.456789",
                                "20e1",
                                "1E22",
                                "-0.000000000000000000000000000000000000000000000000000000000000000000000000000001",
                                "123123123123123123123123123123",
                                "true",
                                "false",
                                "null",
                                R"("")",
                                R"(" ")",
                                R"("a")",
                                R"("asd ")",
                                R"("\"\\\/\b\f\n\r\t")",
                                R"("\u0000")",
                                R"("\u0012")",
                                R"("\u0060\u012a\u12AB")",
                                R"("\u005C")",
                                R"("\u0022")",
                                R"("\uD801\udc37")",
                                R"("\ud83d\ude39\ud83d\udc8d")",
                                R"("\uDBFF\uDFFF")",
                                R"("\uFFFF")",
                                R"("\uFDD0")",
                                R"("\u200B")",
                                R"("\u2064")",
                                R"("\uA66D")",
                                R"("\\u0000")",
                                R"("\\a")",
                                R"("a/*b*/c/*d//e")",
                                R"("new\u00A0line")",
                                R"("\u0821")",
                                R"("\u0123")",
                                "\"\xC3\xA9\"",
                                "\"\xE2\x82\xAC\xF0\x9D\x84\x9E\"",
                                "\"\xF4\x8F\xBF\xBF\"",
                                "\"\xEF\xBF\xBF\"",
                                "\"\xE2\x80\xA8\xE2\x80\xA9\"",
                                "\"\x7F\"",
                                "\"\xEF\xBB\xBF\"",
                                nested(200)};
  for (const std::string& value : values) {
    CAPTURE(value);
    CHECK(is_read_inside(value.find('\n') == std::string::npos ? value : "0"));
    CHECK(is_read_outside(value));
  }
}

TEST_CASE("what the standard refuses is refused") {
  const std::string values[] = {
      // lists and objects
      "[1 true]", "[1:2]", "[1,]", "[1,,]", "[1,,2]", "[,]", "[,1]", "[\"\",]", "[1]]", "[1", "[", "[\"", "[\"a\"",
      "[\"a\",", "[\"\": 1]", "[3[4]]", "[1}", "[{\"a\":1]", "[x", "[x]", "[*]", "[-]", "[a", "[<null>]", "[\"x\"",
      "[   , \"\"]", "[1,\n1\n,1", "[[[[", "[{}", "[nul]", "[tru]", "[fals]", "[True]", "{\"a\" b}", "{\"a\", 1}",
      "{\"a\":}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{\"a\":1,,}", "{,}", "{a: 1}", "{'a': 1}", "{1:1}",
      "{null:1}", "{\"a\"::1}", "{:1}", "{\"a\"}", "{]", "{[", "{\"a\":1 \"b\":2}", "{\"a\":1}}", "{\"a\":1}#",
      "{\"a\":1}/**/", "{\"a\":1}//", "{\"a\": tru}", "{\"a\":\"b\",\"c\"}", "{}{}", "[]x", "[1]x", "[][[]]",
      "\"a\" \"b\"", "{\"x\", null}", "{\"id\":0,,,,,}",
      // numbers
      "+1", "-", "--1", "-01", "01", "012", "-012", "00", "1.", "-2.", "2.e3", "2.e+3", "2.e-3", ".5", "-.5", "0.1.2",
      "0.e1", "0e", "0e+", "0E", "0E+", "1e", "1e+", "1.0e", "1.0e+", "1.0e-", "1eE2", "1 000", "0x1", "0x42", "1+2",
      "-1x", "1a", "1.2a-3", "9.e+", "Inf", "+Inf", "-Inf", "Infinity", "-Infinity", "-NaN", "NaN", "nan", "- 1",
      "1e1.5", "1,5", "1_000", "\xEF\xBC\x91", "- ",
      // words
      "nul", "nulll", "tru", "truee", "fals", "TRUE", "True", "None", "undefined", "\xC3\xA9", "*", "&", "'a'", "`a`",
      "a", "\\n", "/", "/**/1", "//1",
      // texts
      "\"", "\"a", "\"\\\"", "\"\\", "\"\\a\"", "\"\\x00\"", "\"\\u\"", "\"\\u1\"", "\"\\u00A\"", "\"\\u12\"",
      "\"\\u00G0\"", "\"\\uD834\\uDd\"", "\"\\uD800\\u\"", "\"\\uD800\\u1\"", "\"\\uD800\\u1x\"", "\"\\'\"", "\"\\ \"",
      "\"\\\t\"", "\"\\\xF0\x9F\x8C\x80\"", "\"\t\"", "\"a\nb\"", "\"a\rb\"", "\"\x01\"", "\"\x1F\"", "\"a\"x", "'\"'",
      "\"\\U0041\"", "\"\\0\"", "\"\\v\"",
      // bytes
      "\"\xFF\"", "\"\x80\"", "\"\xC3\"", "\"\xC3\x28\"", "\"\xE2\x82\"", "\"\xF0\x9D\x84\"", "\"\xC0\xAF\"",
      "\"\xE0\x80\xAF\"", "\"\xF0\x82\x82\xAC\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"",
      "\"\xFC\x83\xBF\xBF\xBF\xBF\"", "\xEF\xBB\xBF",
      "\xC2\xA0"
      "1",
      "1\xC2\xA0",
      "\x0C"
      "1",
      "1\x0C",
      "\xE2\x81\xA0"
      "1",
      "[\xFF]", "{\"\xB9\":\"0\"}", "", " ", ",", ":", "]", "}", ")"};
  for (const std::string& value : values) {
    CAPTURE(value);
    CHECK_FALSE(is_read_inside(value));
    CHECK_FALSE(is_read_outside(value));
  }
  for (const std::string& value :
       {std::string("\"\0\"", 3), std::string("\0", 1), std::string("[1\0]", 4), std::string("1\0", 2)}) {
    CHECK_FALSE(is_read_inside(value));
    CHECK_FALSE(is_read_outside(value));
  }
}

TEST_CASE("what the standard leaves open: numbers are carried as they stand") {
  for (const std::string value : {"1e9999", "-1e9999", "123.456e-789", "1.5e+9999",
                                  "0.4e00669999999999999999999999999999999999999999999999999999",
                                  "100000000000000000000", "-123123123123123123123123123123", "-1e+9999"}) {
    CAPTURE(value);
    CHECK(is_read_inside(value));
    CHECK(is_read_outside(value));
  }
}

TEST_CASE("what the standard leaves open: half a surrogate pair is no text that could be carried") {
  for (const std::string value : {R"("\uDADA")", R"("\uD800\n")", R"("\uD888\u1234")", R"("\uDFAA")",
                                  R"("\uDd1e\uD834")", R"("\uD800abc")", R"("\uD800\uD800\n")"}) {
    CAPTURE(value);
    CHECK_FALSE(is_read_inside(value));
    CHECK(is_read_outside(value));  // well-formed, and nothing is made of it
  }
}

TEST_CASE("what the standard leaves open: levels") {
  CHECK(is_read_outside(nested(256)));
  CHECK_FALSE(is_read_outside(nested(257)));
  CHECK_FALSE(is_read_outside(nested(100'000)));
  CHECK_FALSE(is_read_inside(nested(257)));
  CHECK_FALSE(is_read_inside(nested(100'000)));
}

TEST_CASE("what the standard leaves open: a byte-order mark and UTF-16 with one are read, without one refused") {
  CHECK(is_read("json(\"f\")", "\xEF\xBB\xBF[{\"v\":1}]"));
  CHECK_FALSE(is_read("json(\"f\")", "\xEF\xBB[{\"v\":1}]"));
  std::string wide;
  for (const char c : std::string("[{\"v\":1}]")) wide += std::string(1, c) + '\0';
  CHECK(is_read("json(\"f\")", "\xFF\xFE" + wide));
  CHECK_FALSE(is_read("json(\"f\")", wide));
}

TEST_CASE("what the standard leaves open: a key twice") {
  CHECK_FALSE(is_read_inside(R"({"a":1,"a":2})"));
  CHECK(is_read_outside(R"({"a":1,"a":2})"));
}
