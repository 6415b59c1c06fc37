// What is written as CSV reads back the same, and blocks never change what is read: random tables and random rubbish.
#include <doctest/doctest.h>

#include <random>

#include "tests/unit/connectors/read_records.h"

namespace damson {

namespace {

using RandomCsv = std::mt19937_64;

size_t below(RandomCsv& random, size_t bound) { return static_cast<size_t>(random() % bound); }

std::string random_cell(RandomCsv& random) {
  static const std::vector<std::string> pieces{
      "a", "b",  ",",   ";", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\t", "\xC3\xBC", "\xF0\x9F\x98\x80",
      "'", "\\", "x y", "1", "=",  "-",    "@"};
  std::string cell;
  const size_t count = below(random, 3) == 0 ? below(random, 40) : below(random, 4);
  for (size_t i = 0; i < count; ++i) cell += pieces[below(random, pieces.size())];
  return cell;
}

std::string json_row(const std::vector<std::string>& names, const std::vector<std::optional<std::string>>& cells) {
  std::string row = "{";
  for (size_t i = 0; i < names.size(); ++i) {
    row += i == 0 ? "" : ",";
    write_json_text(names[i], row);
    row += ":";
    if (cells[i]) {
      write_json_text(*cells[i], row);
    } else {
      row += "null";
    }
  }
  return row + "}";
}

/// A record column of one row.
Column one_record(const Type& type, const std::vector<std::optional<std::string>>& cells, Arena& arena) {
  Column records = make_column(type, 1, arena);
  for (size_t i = 0; i < cells.size(); ++i) {
    records.field(i).values<Text>()[0] = arena.copy(cells[i].value_or(""));
    if (!cells[i]) set_state(records.field(i), 0, State::missing, 0, arena);
  }
  return records;
}

}  // namespace

TEST_CASE("random tables written as CSV read back cell for cell") {
  for (uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    RandomCsv random(seed);
    const size_t columns = 1 + below(random, 4);
    std::vector<std::string> names;
    std::string schema = "{ ";
    std::vector<Type::Field> fields;
    for (size_t i = 0; i < columns; ++i) {
      names.push_back("c" + std::to_string(i));
      schema += names.back() + ": text?, ";
      fields.push_back({names.back(), Type(TypeKind::text).or_missing()});
    }
    schema += "}";
    const Type type = Type::record_of(fields);
    const bool semicolons = below(random, 2) == 0;
    const std::string dialect = semicolons ? R"(, delimiter: ";", quote: "'")" : "";
    const bool marked = below(random, 2) == 0;
    const bool escaped = below(random, 2) == 0;
    const std::string target_call = "csv(\"f\"" + dialect + (marked ? R"(, absent: "n/a")" : "") +
                                    (below(random, 2) == 0 ? R"(, line_break: "crlf")" : "") +
                                    (escaped ? R"(, formulas: "escape")" : "") + ")";
    const std::string source_call = "csv(\"f\"" + dialect + (marked ? R"(, none: ["n/a"])" : "") +
                                    (escaped ? R"(, formulas: "unescape")" : "") + ", quoted_is_text: true)";

    test::MemoryStorage storage;
    test::TargetWriting writing(storage, target_call, type);
    std::string expected;
    const size_t rows = below(random, 30);
    for (size_t row = 0; row < rows; ++row) {
      std::vector<std::optional<std::string>> cells;
      for (size_t i = 0; i < columns; ++i) {
        const size_t kind = below(random, 10);
        cells.push_back(kind == 0 ? std::nullopt : kind == 1 ? std::optional<std::string>("n/a") : random_cell(random));
      }
      Arena arena;
      writing.add(one_record(type, cells, arena));
      expected += json_row(names, cells) + "\n";
    }
    writing.publish();
    const std::string content = storage.files.at("f");
    for (const size_t block_bytes : {size_t{1}, 1 + below(random, 100), size_t{1} << 20}) {
      const auto result = test::read_text(schema, source_call, content, {.block_bytes = block_bytes});
      CAPTURE(content);
      REQUIRE(result.id() == "");
      CHECK(result.all() == expected);
    }
  }
}

TEST_CASE("texts that would be formulas are escaped, and nothing else") {
  struct Case {
    std::string text, cell;
  };
  for (const Case& c : {Case{"=1+1", "\"'=1+1\""}, Case{"+44 20", "\"'+44 20\""}, Case{"-", "\"'-\""},
                        Case{"@SUM(A1)", "\"'@SUM(A1)\""}, Case{"\t=1", "\"'\t=1\""}, Case{"\r=1", "\"'\r=1\""},
                        Case{"'=1", "\"''=1\""}, Case{"''-", "\"'''-\""}, Case{"a=1", "a=1"}, Case{"'a", "'a"},
                        Case{"' =", "' ="}, Case{" =1", " =1"}, Case{"'", "'"}, Case{"x-@", "x-@"}}) {
    CAPTURE(c.text);
    const Type type = Type::record_of({{"t", Type(TypeKind::text).or_missing()}});
    Arena arena;
    test::MemoryStorage storage;
    test::TargetWriting writing(storage, "csv(\"f\", formulas: \"escape\")", type);
    writing.add(one_record(type, {c.text}, arena));
    writing.publish();
    CHECK(storage.files.at("f") == "t\n" + c.cell + "\n");
    CHECK(test::read_text("{ t: text? }", "csv(\"f\", formulas: \"unescape\")", storage.files.at("f")).all() ==
          json_row({"t"}, {c.text}) + "\n");
  }
}

TEST_CASE("rubbish gives the same records and the same problem under every way to cut it") {
  for (uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    RandomCsv random(seed);
    std::string content = "a,b\n";
    const size_t cells = below(random, 12);
    for (size_t i = 0; i < cells; ++i) {
      const bool quoted = below(random, 3) == 0;
      content +=
          (quoted ? "\"" : "") + random_cell(random) + (quoted ? "\"" : "") + (below(random, 2) == 0 ? "," : "\n");
    }
    const auto expected = test::read_text("{ a: text?, b: text? }", "csv(\"f\")", content);
    for (const size_t block_bytes : {size_t{1}, size_t{5}, size_t{64}, 1 + below(random, 200)}) {
      const auto result = test::read_text("{ a: text?, b: text? }", "csv(\"f\")", content,
                                          {.block_bytes = block_bytes, .block_records = below(random, 3)});
      CAPTURE(content);
      CHECK(result.all() == expected.all());
      CHECK(result.raw == expected.raw);
      CHECK(result.lines == expected.lines);
      CHECK(result.id() == expected.id());
      if (result.problem && expected.problem) CHECK(result.problem->message == expected.problem->message);
    }
  }
}

TEST_CASE("csv writes quotes only where they are needed") {
  test::MemoryStorage storage;
  storage.files["f"] = "a,b,n\nx,\"y\n\",1\n\"p,q\",\"say \"\"hi\"\"\",\n , \"\" ,-2\n";
  CHECK(test::written("{ n: int?, a: text?, b: text? }", "csv(\"f\")", storage, "csv(\"o\")") ==
        "n,a,b\n1,x,\"y\n\"\n,\"p,q\",\"say \"\"hi\"\"\"\n-2, ,\" \"\"\"\" \"\n");
  CHECK(test::written("{ n: int?, a: text?, b: text? }", "csv(\"f\")", storage,
                      R"(csv("o", delimiter: "-", line_break: "crlf"))") ==
        "n-a-b\r\n1-x-\"y\n\"\r\n-p,q-\"say \"\"hi\"\"\"\r\n\"-2\"- -\" \"\"\"\" \"\r\n");
}

TEST_CASE("csv says what a cell or an argument cannot be") {
  const Connector& csv = *find_connector("csv");
  const auto source_words = [&](std::string_view call, std::string_view schema) {
    test::SpecReader reader(call);
    reader.name();
    return csv.check_source(reader.arguments(csv.source_parameters), test::SpecReader(schema).schema().type)
        .value_or("");
  };
  const auto target_words = [&](std::string_view call, std::string_view schema) {
    test::SpecReader reader(call);
    reader.name();
    return csv.check_target(reader.arguments(csv.target_parameters), test::SpecReader(schema).schema().type)
        .value_or("");
  };
  CHECK(source_words("csv(\"f\")", "{ a: text?, b: int }") == "");
  CHECK(source_words("csv(\"f\")", "{ a: list of text }").find("split") != std::string::npos);
  CHECK(source_words("csv(\"f\")", "{ a: any? }").find("`a` is `any?`") != std::string::npos);
  CHECK(source_words("csv(\"f\")", "{ a: { b: text }? }").find("one value") != std::string::npos);
  CHECK(target_words("csv(\"f\")", "{ a: text?, b: date }") == "");
  CHECK(target_words("csv(\"f\")", "{ a: list of text }").find("join") != std::string::npos);
  CHECK(source_words(R"(csv("f", delimiter: ""))", "{ a: text }").find("one character") != std::string::npos);
  CHECK(source_words(R"(csv("f", delimiter: ";;"))", "{ a: text }").find("one character") != std::string::npos);
  CHECK(source_words(R"(csv("f", delimiter: "a"))", "{ a: text }").find("cannot be a letter") != std::string::npos);
  CHECK(source_words(R"(csv("f", quote: ","))", "{ a: text }").find("same character") != std::string::npos);
  CHECK(source_words(R"(csv("f", encoding: "ebcdic"))", "{ a: text }").find("no encoding \"ebcdic\"") !=
        std::string::npos);
  CHECK(target_words(R"(csv("f", line_break: "x"))", "{ a: text }").find("`line_break`") != std::string::npos);
}

}  // namespace damson
