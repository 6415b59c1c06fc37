// CSV as it should be and as it is: every deviation, under every way to cut the file into blocks.
#include <doctest/doctest.h>

#include "tests/unit/connectors/read_records.h"

namespace damson {

namespace {

using test::read_text;

/// The same file under block sizes and piece sizes that differ: the result must not.
test::ReadResult read_csv_every_way(std::string_view schema, std::string_view call, const std::string& content) {
  const test::ReadResult expected = read_text(schema, call, content);
  for (const size_t block_bytes : {1, 2, 3, 7, 16, 63, 64, 65, 200}) {
    for (const size_t block_records : {0, 1, 3}) {
      for (const size_t piece : {0, 1, 5}) {
        CAPTURE(block_bytes);
        CAPTURE(block_records);
        test::MemoryStorage storage;
        storage.files["f"] = content;
        storage.piece = piece;
        const auto result =
            test::read_records(storage, schema, call, {.block_bytes = block_bytes, .block_records = block_records});
        CHECK(result.all() == expected.all());
        CHECK(result.raw == expected.raw);
        CHECK(result.lines == expected.lines);
        CHECK(result.id() == expected.id());
        if (result.problem && expected.problem) {
          CHECK(result.problem->message == expected.problem->message);
          CHECK(result.notes() == expected.notes());
          REQUIRE(result.problem->data.size() == expected.problem->data.size());
          for (size_t i = 0; i < result.problem->data.size(); ++i) {
            CHECK(result.problem->data[i].line == expected.problem->data[i].line);
            CHECK(result.problem->data[i].record == expected.problem->data[i].record);
          }
        }
      }
    }
  }
  return expected;
}

}  // namespace

TEST_CASE("csv reads what RFC 4180 and the world write") {
  struct Case {
    const char* what;
    std::string content;
    std::string rows;
  };
  const std::string two = "{\"a\":\"1\",\"b\":\"2\"}\n{\"a\":\"3\",\"b\":\"4\"}\n";
  const Case cases[] = {
      {"LF", "a,b\n1,2\n3,4\n", two},
      {"CR LF", "a,b\r\n1,2\r\n3,4\r\n", two},
      {"CR", "a,b\r1,2\r3,4\r", two},
      {"all three", "a,b\r1,2\r\n3,4\n", two},
      {"no last line break", "a,b\n1,2\n3,4", two},
      {"byte-order mark",
       "\xEF\xBB\xBF"
       "a,b\n1,2\n3,4\n",
       two},
      {"columns in another order", "b,a\n2,1\n4,3\n", two},
      {"blank lines", "\n\r\na,b\n\n1,2\n\r\n\n3,4\n\n\r\n\r", two},
      {"everything in quotes", "\"a\",\"b\"\n\"1\",\"2\"\r\n\"3\",\"4\"", two},
      {"no records", "a,b\n", ""},
      {"no records and no line break", "a,b", ""},
      {"delimiters in quotes", "a,b\n\"1,2\",\"3\"\n", "{\"a\":\"1,2\",\"b\":\"3\"}\n"},
      {"line breaks in quotes", "a,b\n\"1\n2\",\"3\r\n4\r5\n\"\n6,7\n",
       "{\"a\":\"1\\n2\",\"b\":\"3\\r\\n4\\r5\\n\"}\n{\"a\":\"6\",\"b\":\"7\"}\n"},
      {"doubled quotes", "a,b\n\"\"\"x\"\"\",\"say \"\"hi\"\"\"\n\"\"\"\",\"a\"\"\"\"b\"\n",
       "{\"a\":\"\\\"x\\\"\",\"b\":\"say \\\"hi\\\"\"}\n{\"a\":\"\\\"\",\"b\":\"a\\\"\\\"b\"}\n"},
      {"a quote inside a cell", "a,b\n5\" nail,x\"y\"\n1\",\"2\"\n",
       "{\"a\":\"5\\\" nail\",\"b\":\"x\\\"y\\\"\"}\n{\"a\":\"1\\\"\",\"b\":\"2\"}\n"},
      {"white space belongs to the cell", "a,b\n 1 ,\t2\n", "{\"a\":\" 1 \",\"b\":\"\\t2\"}\n"},
      {"a space before a quote", "a,b\n1, \"2\"\n", "{\"a\":\"1\",\"b\":\" \\\"2\\\"\"}\n"},
      {"empty cells are missing, in quotes or not", "a,b\n,\n\"\",x\n",
       "{\"a\":null,\"b\":null}\n{\"a\":null,\"b\":\"x\"}\n"},
      {"empty cells at the very end", "a,b\n1,", "{\"a\":\"1\",\"b\":null}\n"},
      {"letters beyond ASCII", "a,b\nM\xC3\xBCller,\xE5\xA4\xA7\n",
       "{\"a\":\"M\xC3\xBCller\",\"b\":\"\xE5\xA4\xA7\"}\n"},
      {"long cells over many blocks", "a,b\n" + std::string(300, 'x') + ",\"" + std::string(300, '\n') + "\"\n1,2\n",
       "{\"a\":\"" + std::string(300, 'x') + "\",\"b\":\"" +
           [] {
             std::string s;
             for (int i = 0; i < 300; ++i) s += "\\n";
             return s;
           }() +
           "\"}\n{\"a\":\"1\",\"b\":\"2\"}\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const auto result = read_csv_every_way("{ a: text?, b: text? }", "csv(\"f\")", c.content);
    CHECK(result.id() == "");
    CHECK(result.all() == c.rows);
  }
}

TEST_CASE("csv in other dialects") {
  const std::string_view schema = "{ a: text?, b: text? }";
  const std::string row = "{\"a\":\"1\",\"b\":\"2\"}\n";
  CHECK(read_csv_every_way(schema, R"(csv("f", delimiter: ";"))", "a;b\n1;2\n").all() == row);
  CHECK(read_csv_every_way(schema, R"(csv("f", delimiter: "\t"))", "a\tb\n1\t2\n").all() == row);
  CHECK(read_csv_every_way(schema, R"(csv("f", quote: "'"))", "a,b\n'1',\"2\"\n").all() ==
        "{\"a\":\"1\",\"b\":\"\\\"2\\\"\"}\n");
  CHECK(read_csv_every_way(schema, R"(csv("f", header: false))", "1,2\n").all() == row);
  CHECK(read_csv_every_way(schema, R"(csv("f", none: []))", "a,b\n1,\n").all() == "{\"a\":\"1\",\"b\":\"\"}\n");
  CHECK(read_csv_every_way(schema, R"(csv("f", none: ["", "N/A"]))", "a,b\nN/A,\"N/A\"\n").all() ==
        "{\"a\":null,\"b\":null}\n");
  CHECK(read_csv_every_way(schema, R"(csv("f", none: ["N/A"]))", "a,b\nN/A,\n").all() == "{\"a\":null,\"b\":\"\"}\n");
  CHECK(read_csv_every_way(schema, R"(csv("f", quoted_is_text: true))", "a,b\n,\"\"\n").all() ==
        "{\"a\":null,\"b\":\"\"}\n");
}

TEST_CASE("csv of one column: a blank line is a record") {
  const auto result = read_csv_every_way("{ a: text? }", "csv(\"f\")", "a\nx\n\n\"\"\r\n\ny");
  CHECK(result.all() == "{\"a\":\"x\"}\n{\"a\":null}\n{\"a\":null}\n{\"a\":null}\n{\"a\":\"y\"}\n");
}

TEST_CASE("csv converts cells, and says why it cannot") {
  const std::string_view schema =
      "{ i: int?, d: decimal?, f: float?, b: bool?, day: date?, t: time?, at: datetime?, p: path? }";
  const std::string head = "i,d,f,b,day,t,at,p\n";
  const auto good = read_csv_every_way(
      schema, "csv(\"f\")", head + "-12,12.50,1.5e3,true,2024-02-29,13:05,2024-01-02T03:04:05Z,a/b.jpg\n\"\",,,,,,,\n");
  CHECK(good.all() ==
        "{\"i\":-12,\"d\":12.50,\"f\":1500,\"b\":true,\"day\":\"2024-02-29\",\"t\":\"13:05:00\",\"at\":\"2024-01-02T03:"
        "04:05Z\",\"p\":\"a/b.jpg\"}\n"
        "{\"i\":null,\"d\":null,\"f\":null,\"b\":null,\"day\":null,\"t\":null,\"at\":null,\"p\":null}\n");
  const auto bad = read_csv_every_way(schema, "csv(\"f\")",
                                      head +
                                          "12 cm,\"1,5\",nan,yes,2023-02-29,25:00,yesterday,../x\n"
                                          "99999999999999999999, 1,+1,TRUE,1/2/2024,,,\n");
  REQUIRE(bad.rows.size() == 2);
  CHECK(bad.rows[0].find(R"("i":!"\"12 cm\" is not an int")") != std::string::npos);
  CHECK(bad.rows[0].find(
            R"("d":!"\"1,5\" is not a decimal; as a `text` it could be read with `parse_decimal(decimal:)") !=
        std::string::npos);
  CHECK(bad.rows[0].find(R"("f":!"\"nan\" is not a float")") != std::string::npos);
  CHECK(bad.rows[0].find(R"("b":!"\"yes\" is not a bool: true or false")") != std::string::npos);
  CHECK(bad.rows[0].find(R"("day":!"\"2023-02-29\" is not a date: YYYY-MM-DD")") != std::string::npos);
  CHECK(bad.rows[0].find(R"("t":!)") != std::string::npos);
  CHECK(bad.rows[0].find(R"("at":!)") != std::string::npos);
  CHECK(bad.rows[0].find(R"("p":!"the path '../x' leaves its folder)") != std::string::npos);
  CHECK(bad.rows[1].find(R"("i":!"\"99999999999999999999\" is too large for an int")") != std::string::npos);
  CHECK(bad.rows[1].find(R"(white space around it)") != std::string::npos);
  CHECK(bad.rows[1].find(R"("f":!)") != std::string::npos);
  CHECK(bad.rows[1].find(R"("b":!)") != std::string::npos);
}

TEST_CASE("csv keeps records as they stand") {
  const auto result =
      read_csv_every_way("{ a: text?, b: text? }", "csv(\"f\")", "a,b\r\n\"1\r\n2\", x\r\n\r\n3,\"\"\"\"");
  CHECK(result.raw == std::vector<std::string>{"\"1\r\n2\", x", "3,\"\"\"\""});
  CHECK(result.lines == std::vector<uint64_t>{2, 5});
}

TEST_CASE("csv reads only what is wanted") {
  const auto result =
      read_text("{ a: int, b: text?, c: int? }", "csv(\"f\")", "a,b,c\nnot,x,1\n", {.only = {"c", "b"}});
  CHECK(result.all() == "{\"c\":1,\"b\":\"x\"}\n");
}

TEST_CASE("csv errors end the run and say where") {
  struct Case {
    const char* what;
    std::string content;
    std::string id;
    uint64_t record;
    uint64_t line;
    std::string words;  // in the message or the notes
    size_t rows = 0;
  };
  const Case cases[] = {
      {"a cell too many", "a,b\n1,2\n\n3,4,5\n6,7\n", "E0720", 2, 4, "3 cells where 2 are expected", 1},
      {"a cell too few", "a,b\r\n\"1\n\",2\r\n3\r\n", "E0720", 2, 4, "the first cells: `a` is \"3\"", 1},
      {"cut off", "a,b\n1,2\n3", "E0720", 2, 3, "cut off", 1},
      {"a quote that is not closed", "a,b\n1,2\n\"3\n4,5\n6,7\n", "E0721", 0, 3, "opens in line 3", 1},
      {"a quote at the very end", "a,b\n1,\"", "E0721", 0, 2, "never closed"},
      {"text behind a quote", "a,b\n1,\"x\"y\n", "E0722", 1, 2, "`\"x\"y"},
      {"backslashes", "a,b\n1,\"5\\\" nail\"\n", "E0722", 1, 2, "for a quote, which CSV does not know"},
      {"a quote that is missing", "a,b\n1,\"x\n2,\"y\"\n", "E0722", 1, 2, "opens in line 2 and is closed in line 3"},
      {"a column that is not there", "a,c\n1,2\n", "E0723", 0, 1, "the file has no column `b`"},
      {"a column under another name", "a,B\n1,2\n", "E0723", 0, 1,
       "`B` in the file and `b` in the schema differ in upper and lower case only"},
      {"a column too many", "a,b,c\n1,2,3\n", "E0723", 0, 1, "the schema does not declare `c`"},
      {"both sides", "a,b,c\n1,2,3\n", "E0723", 0, 1, "the schema has `a`, `b`\nthe file has `a`, `b`, `c`"},
      {"another delimiter", "a;b\n1;2\n", "E0723", 0, 1,
       "its columns are separated by `;`: write `csv(\"f\", delimiter: \";\")`"},
      {"a column twice", "a,b,a\n1,2,3\n", "E0724", 0, 1, "columns 1 and 3 of the header are both called `a`"},
      {"nothing at all", "", "E0725", 0, 1, "is empty"},
      {"only blank lines", "\n\r\n", "E0725", 0, 1, "is empty"},
      {"windows-1252", "a,b\n1,2\n\"x\ny\",M\xFCller\n", "E0714", 2, 4, "the byte 0xFC behind `y\",M`", 1},
      {"windows-1252 in the header", "a,b\xFC\n1,2\n", "E0714", 0, 1, "windows-1252"},
      {"a zero byte", std::string("a,b\n1,\0\n", 8), "E0714", 1, 2, "a byte of value zero"},
      {"a cut off character", "a,b\n1,2\n3,\xE5\xA4", "E0714", 2, 3, "0xE5", 1},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const auto result = read_csv_every_way("{ a: text?, b: text? }", "csv(\"f\")", c.content);
    REQUIRE(result.problem);
    CHECK(result.id() == c.id);
    CHECK(result.rows.size() == c.rows);
    REQUIRE(result.problem->data.size() == 1);
    CHECK(result.problem->data[0].file == "f");
    CHECK(result.problem->data[0].record == c.record);
    CHECK(result.problem->data[0].line == c.line);
    CAPTURE(result.problem->message + "\n" + result.notes());
    CHECK((result.problem->message + "\n" + result.notes()).find(c.words) != std::string::npos);
  }
}

TEST_CASE("an open schema lets further columns pass, also nameless ones") {
  const std::string_view schema = "{ a: text?, b: text? ... }";
  CHECK(read_csv_every_way(schema, "csv(\"f\")", "x,a,,b,\n9,1,8,2,7\n").all() == "{\"a\":\"1\",\"b\":\"2\"}\n");
  CHECK(read_text(schema, "csv(\"f\")", "a,x\n1,2\n").id() == "E0723");
  CHECK(read_text(schema, "csv(\"f\")", "a,b,a\n1,2,3\n").id() == "E0724");
}

TEST_CASE("csv in other encodings") {
  const std::string_view schema = "{ a: text? }";
  const std::string expected = "{\"a\":\"M\xC3\xBCller\"}\n";
  CHECK(read_csv_every_way(schema, R"(csv("f", encoding: "latin-1"))", "a\nM\xFCller\n").all() == expected);
  CHECK(read_csv_every_way(schema, R"(csv("f", encoding: "ISO-8859-1"))", "a\nM\xFCller\n").all() == expected);
  CHECK(read_csv_every_way(schema, R"(csv("f", encoding: "windows-1252"))", "a\n\x80\x93\n").all() ==
        "{\"a\":\"\xE2\x82\xAC\xE2\x80\x9C\"}\n");
  const auto nothing = read_csv_every_way(schema, R"(csv("f", encoding: "windows-1252"))", "a\nx\n\x81\n");
  CHECK(nothing.id() == "E0714");
  CHECK(nothing.problem->message == "this is not windows-1252: the byte 0x81");
  CHECK(nothing.problem->data[0].line == 3);

  std::string little;
  for (const char c : std::string_view("a\r\nM")) little += {c, '\0'};
  little += std::string("\xFC\x00\x3D\xD8\x00\xDE\n\x00", 8);  // ü and an emoji of two units
  CHECK(read_csv_every_way(schema, R"(csv("f", encoding: "utf-16le"))", little).all() ==
        "{\"a\":\"M\xC3\xBC\xF0\x9F\x98\x80\"}\n");
  CHECK(read_csv_every_way(schema, R"(csv("f"))", "\xFF\xFE" + little).all() ==
        "{\"a\":\"M\xC3\xBC\xF0\x9F\x98\x80\"}\n");
  std::string big = "\xFE\xFF";
  for (size_t i = 0; i < little.size(); i += 2) big += {little[i + 1], little[i]};
  CHECK(read_csv_every_way(schema, R"(csv("f"))", big).all() == "{\"a\":\"M\xC3\xBC\xF0\x9F\x98\x80\"}\n");
  CHECK(read_csv_every_way(schema, R"(csv("f", encoding: "utf-16le"))", little + std::string("\x3D\xD8", 2)).id() ==
        "E0714");
  CHECK(read_csv_every_way(schema, R"(csv("f", encoding: "utf-16le"))", little + "x").id() == "E0714");
  CHECK(read_text(schema, R"(csv("f"))", little).notes().find("utf-16le") != std::string::npos);
}

TEST_CASE("several files are read one behind the other, each by its own header") {
  test::MemoryStorage storage;
  storage.files["1.csv"] = "a,b\n1,2\n3,\"4\"\n";
  storage.files["2.csv"] = "b,a\n\"6\",5\n";
  storage.files["3.csv"] = "a,b\n";
  storage.files["4.csv"] =
      "\xEF\xBB\xBF"
      "a,b\n7,8";
  for (const size_t block_bytes : {1, 10, 1000}) {
    const auto result =
        test::read_records(storage, "{ a: int, b: int }", "csv(\"*.csv\")", {.block_bytes = block_bytes});
    CHECK(result.id() == "");
    CHECK(result.all() == "{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":4}\n{\"a\":5,\"b\":6}\n{\"a\":7,\"b\":8}\n");
    // a record of the second file fits under the first file's header
    CHECK(result.raw == std::vector<std::string>{"1,2", "3,\"4\"", "5,\"6\"", "7,8"});
    CHECK(result.lines == std::vector<uint64_t>{2, 3, 2, 2});
    CHECK(result.form.header == "a,b\n");
  }
  const auto listed = test::read_records(storage, "{ a: int, b: int }", R"(csv(["4.csv", "2.csv"]))");
  CHECK(listed.all() == "{\"a\":7,\"b\":8}\n{\"a\":5,\"b\":6}\n");
  storage.files["5.csv"] = "a\n1\n";
  const auto drift = test::read_records(storage, "{ a: int, b: int }", "csv(\"*.csv\")");
  CHECK(drift.id() == "E0723");
  CHECK(drift.problem->data[0].file == "5.csv");
  CHECK(drift.rows.size() == 4);
  CHECK(test::read_records(storage, "{ a: int }", "csv(\"x*.csv\")").id() == "E0702");
  CHECK(test::read_records(storage, "{ a: int }", "csv(\"x.csv\")").id() == "E0701");
}

TEST_CASE("a quarantine file reads as the source did") {
  const std::string_view schema = "{ a: text?, `b c`: text? }";
  const auto check = [&](std::string_view call, const std::string& content) {
    const auto result = read_text(schema, call, content);
    REQUIRE(!result.problem);
    std::string quarantine = result.form.header;
    for (size_t i = 0; i < result.raw.size(); ++i) quarantine += (i == 0 ? "" : result.form.separator) + result.raw[i];
    quarantine += result.form.footer;
    const auto again = read_text(schema, call, quarantine);
    CHECK(again.id() == "");
    CHECK(again.all() == result.all());
  };
  check("csv(\"f\")", "a,b c\r\n1,\"x\ny\"\r\n,2");
  check("csv(\"f\", delimiter: \";\", encoding: \"windows-1252\")", "b c;a\n\x80;M\xFCller\n");
  check("csv(\"f\", header: false)", "1,2\n3,4\n");
  check("csv(\"f\", header: false, encoding: \"latin-1\")", "\xFC,2\n");
}

TEST_CASE("a read error in the middle is passed on behind the records before it") {
  test::MemoryStorage storage;
  storage.files["f"] = "a,b\n1,2\n3,4\n5,6\n";
  storage.fails_after = 12;
  storage.piece = 4;
  const auto result = test::read_records(storage, "{ a: int, b: int }", "csv(\"f\")", {.block_bytes = 4});
  CHECK(result.id() == "E0707");
  CHECK(result.rows.size() <= 2);
  storage.fails_after = 2;
  CHECK(test::read_records(storage, "{ a: int, b: int }", "csv(\"f\")").id() == "E0707");
}

TEST_CASE("csv reads packed files") {
  test::MemoryStorage storage;
  storage.files["f.gz"] = std::string(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\xd4\x49\xe2\x32\xd4\x31\xe2\x02\x00\x7b\x07\x97\x0a\x08\x00\x00"
      "\x00",
      28);
  const auto result = test::read_records(storage, "{ a: int, b: int }", "csv(\"f.gz\")");
  CAPTURE(result.problem ? result.problem->message : "");
  CHECK(result.all() == "{\"a\":1,\"b\":2}\n");
}

}  // namespace damson
