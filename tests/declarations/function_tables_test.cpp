// Every function has a table of inputs with the values that standards and sense give, and gives them.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "stdlib/library.h"
#include "tests/declarations/function_table.h"

using namespace damson;
using namespace damson::test;

namespace {

constexpr size_t fewest_rows = 40;

const std::vector<FunctionTable>& tables() {
  static const std::vector<FunctionTable> read =
      read_function_tables(DAMSON_SOURCE_FOLDER "/tests/declarations/tables");
  return read;
}

}  // namespace

TEST_CASE("function tables: every row gives what it says") {
  for (const FunctionTable& table : tables()) {
    for (const std::string& wrong : wrong_rows(table)) FAIL_CHECK(wrong);
  }
}

TEST_CASE("function tables: every function has one, with enough different rows") {
  std::map<std::string_view, const FunctionTable*> by_function;
  for (const FunctionTable& table : tables()) {
    CAPTURE(table.file);
    CHECK(by_function.emplace(table.function, &table).second);
    CHECK(find_function(table.function) != nullptr);
    std::set<std::string> asked;
    for (const TableRow& row : table.rows) {
      CAPTURE(row.line);
      CHECK((row.call + row.given).find(table.function) != std::string::npos);
      CHECK_MESSAGE(asked.insert(row.call + "\n" + row.given).second, "the row is there twice");
    }
  }
  for (const Function& function : all_functions()) {
    CAPTURE(function.name);
    const auto table = by_function.find(function.name);
    CHECK_MESSAGE(table != by_function.end(), "it has no table");
    if (table == by_function.end()) continue;
    CHECK(table->second->file.starts_with(std::string(function.family) + "/"));
    CHECK(table->second->rows.size() >= fewest_rows);
  }
}

TEST_CASE("function tables: a wrong row would be found") {
  const auto wrong = [](const std::string& rows) {
    return wrong_rows(read_function_table("text/upper.txt", rows)).size();
  };
  CHECK(wrong("\"a\" => \"A\"\nmissing => missing\n") == 0);
  CHECK(wrong("\"a\" => \"B\"\n") == 1);
  CHECK(wrong("\"a\" => missing\nmissing => \"A\"\n\"a\" => fails\n") == 3);
  CHECK(wrong("\"a\" => A\n") == 1);
  CHECK(wrong("call _ | parse_int\n\"a\" => fails \"not a whole number\"\n\"b\" => fails \"too large\"\n\"1\" => "
              "2\n\"c\" => 1\n\"2\" => 2\n") == 3);
  CHECK(wrong("call upper(_, 1)\n\"a\" => \"A\"\n") == 1);
}
