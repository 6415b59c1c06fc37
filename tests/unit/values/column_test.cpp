// Gathering, interleaving, comparing and printing columns of every shape.
#include <doctest/doctest.h>

#include <array>
#include <deque>

#include "runtime/values/json_text.h"
#include "runtime/values/operators/operators.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

std::string shown(const Column& column, JsonOptions options = {}) {
  std::string out;
  for (uint32_t row = 0; row < column.rows; ++row) {
    if (row != 0) out += ' ';
    write_json(column, row, out, options);
  }
  return out;
}

const Type text_type(TypeKind::text);
const Type list_type = Type::list_of(text_type.or_missing());
const Type rows_type = Type::list_of(list_type.or_missing());
const Type record_type =
    Type::record_of({{"tags", list_type.or_missing()}, {"n", Type(TypeKind::integer).or_missing()}});

Column lists(Arena& arena) {
  const ConstantValue::List first{{std::string("a")}, {std::string("b")}};
  const ConstantValue::List third{{std::monostate()}, {std::string("c")}};
  return constant_column({ConstantValue::List{{first}, {}, {third}, {ConstantValue::List{}}}}, rows_type, arena)
      .value()
      .element();
}

Column records(Arena& arena) {
  Column column = make_column(record_type, 4, arena);
  column.field(0) = lists(arena);
  for (int64_t row = 0; row < 4; ++row) column.field(1).values<int64_t>()[row] = row * 10;
  set_state(column.field(1), 2, State::missing, 0, arena);
  return column;
}

}  // namespace

TEST_CASE("gather takes rows in any order, lists and records with their parts") {
  Arena arena;
  const std::array<uint32_t, 5> indexes{2, 0, 1, 3, 0};
  CHECK(shown(gather(lists(arena), indexes.data(), 5, arena)) == R"([null,"c"] ["a","b"] null [] ["a","b"])");
  const Column taken = gather(records(arena), indexes.data(), 3, arena);
  CHECK(shown(taken) == R"({"tags":[null,"c"],"n":null} {"tags":["a","b"],"n":0} {"tags":null,"n":10})");
  CHECK(shown(taken, {JsonOptions::MissingFields::omit}) == R"({"tags":[null,"c"]} {"tags":["a","b"],"n":0} {"n":10})");
}

TEST_CASE("a constant stays constant when gathered and spreads when asked") {
  Arena arena;
  const Column constant = constant_column({ConstantValue::List{{std::string("x")}}}, list_type, arena).value();
  const std::array<uint32_t, 3> indexes{0, 2, 1};
  CHECK(gather(constant, indexes.data(), 3, arena).constant());
  const Column rows = spread(constant, 2, arena);
  CHECK(!rows.constant());
  CHECK(shown(rows) == R"(["x"] ["x"])");
}

TEST_CASE("interleave joins columns, the word missing among them") {
  Arena arena;
  const Type nothing;
  const Column a = records(arena);
  const Column missing = constant_column({}, nothing, arena).value();
  const std::array<const Column*, 2> sources{&a, &missing};
  const std::array<uint32_t, 4> which{0, 1, 0, 0};
  const std::array<uint32_t, 4> rows{3, 1, 2, 0};
  const Type optional_record = record_type.or_missing();
  const Column joined = interleave(optional_record, sources.data(), which.data(), rows.data(), 4, arena);
  CHECK(shown(joined) == R"({"tags":[],"n":30} null {"tags":[null,"c"],"n":null} {"tags":["a","b"],"n":0})");
}

TEST_CASE("a deep copy outlives what it was made from") {
  Arena kept;
  Column copy;
  {
    Arena arena;
    copy = deep_copy(records(arena), kept);
  }
  CHECK(shown(copy) ==
        R"({"tags":["a","b"],"n":0} {"tags":null,"n":10} {"tags":[null,"c"],"n":null} {"tags":[],"n":30})");
}

TEST_CASE("equal values hash alike, different ones do not") {
  Arena arena;
  const Column a = records(arena);
  const Column b = records(arena);
  for (uint32_t i = 0; i < 4; ++i) {
    for (uint32_t j = 0; j < 4; ++j) {
      CHECK(same_value(a, i, b, j) == (i == j));
      CHECK((hash_value(a, i) == hash_value(b, j)) == (i == j));
    }
  }
  const Type decimal(TypeKind::decimal);
  const Column x = constant_column({parse_decimal("12.50").value()}, decimal, arena).value();
  const Column y = constant_column({parse_decimal("12.5").value()}, decimal, arena).value();
  CHECK(same_value(x, 0, y, 0));
  CHECK(hash_value(x, 0) == hash_value(y, 0));
  const Column missing = constant_column({}, decimal, arena).value();
  CHECK(same_value(missing, 0, missing, 0));
  CHECK(!same_value(missing, 0, x, 0));
}

TEST_CASE("JSON escapes what must be escaped and numbers are plain") {
  std::string out;
  write_json_text("a\"b\\c\n\x01é\t/", out);
  CHECK(out == "\"a\\\"b\\\\c\\n\\u0001é\\t/\"");
  const auto number = [](double value) {
    std::string text;
    write_float(value, text);
    return text;
  };
  CHECK(number(0.1) == "0.1");
  CHECK(number(100000) == "100000");
  CHECK(number(-2.5e-7) == "-2.5e-07");
  CHECK(number(1e21) == "1e+21");
  std::string small;
  write_minified("{ \"a b\" : [1,\n 2], \"q\\\" \": {} }", small);
  CHECK(small == "{\"a b\":[1,2],\"q\\\" \":{}}");
}

TEST_CASE("constants read the text of dates and refuse what is none") {
  Arena arena;
  const Type date(TypeKind::date);
  CHECK(shown(constant_column({std::string("2020-02-29")}, date, arena).value()) == "\"2020-02-29\"");
  CHECK(constant_column({std::string("2021-02-29")}, date, arena).error().message == "\"2021-02-29\" is not a date");
  const Type some = Type::one_of({"a", "b"});
  CHECK(!constant_column({std::string("c")}, some, arena).ok());
}

}  // namespace damson
