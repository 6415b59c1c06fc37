// Operators over columns with missing, failed and unmatched rows.
#include <doctest/doctest.h>

#include <deque>

#include "runtime/values/json_text.h"
#include "runtime/values/operators/operators.h"

namespace damson {

namespace {

/// A column of constants, with states for the rows that are not present.
struct Bench {
  Arena arena;
  Failures failures;
  std::vector<Loss> losses;
  std::deque<Type> types;

  Column column(const Type& type, const std::vector<ConstantValue>& values) {
    const Type& list = types.emplace_back(Type::list_of(type.or_missing()));
    Column column = constant_column(ConstantValue{values}, list, arena).value().element();
    column.type = &types.emplace_back(type);
    return column;
  }

  std::vector<std::string> run(const BoundCall& call, std::vector<Column> columns) {
    std::vector<const Column*> arguments;
    uint32_t rows = 1;
    for (const Column& one : columns) {
      arguments.push_back(&one);
      if (!one.constant()) rows = one.rows;
    }
    Column out{.type = &types.emplace_back(call.result)};
    KernelContext context{.arena = arena, .failures = failures, .losses = &losses};
    call.kernel(arguments, rows, out, context);
    std::vector<std::string> shown;
    for (uint32_t row = 0; row < rows; ++row) {
      switch (out.state(row)) {
        case State::present: {
          std::string json;
          write_json(out, row, json);
          shown.push_back(json);
          break;
        }
        case State::missing: shown.emplace_back("missing"); break;
        case State::unmatched: shown.emplace_back("unmatched"); break;
        case State::error: shown.push_back("error: " + std::string(failures[out.failure(row)].reason)); break;
        case State::decided: shown.emplace_back("decided"); break;
      }
    }
    return shown;
  }

  std::vector<std::string> apply(Operator op, const std::vector<Column>& columns) {
    std::vector<Type> operands;
    for (const Column& one : columns) operands.push_back(*one.type);
    auto bound = bind_operator(op, operands);
    if (!bound.ok()) return {bound.error().message};
    return run(*bound, columns);
  }
};

using Shown = std::vector<std::string>;

ConstantValue number(int64_t value) { return {value}; }
ConstantValue text(const char* value) { return {std::string(value)}; }
ConstantValue truth(bool value) { return {value}; }
const Type int_type(TypeKind::integer);
const Type text_type(TypeKind::text);
const Type bool_type(TypeKind::boolean);

}  // namespace

TEST_CASE("sums are exact and say when they are too large") {
  Bench bench;
  const Column a = bench.column(int_type, {number(2), {}, number(INT64_MAX)});
  const Column b = bench.column(int_type, {number(3), number(1), number(1)});
  CHECK(bench.apply(Operator::add, {a, b}) == Shown{"5", "missing", "error: 9223372036854775807 + 1 is too large"});
  const Column d =
      bench.column(Type(TypeKind::decimal), {{parse_decimal("0.10").value()}, {parse_decimal("1.5").value()}, {}});
  CHECK(bench.apply(Operator::multiply, {b, d}) == Shown{"0.30", "1.5", "missing"});
  const Column t = bench.column(text_type, {text("x")});
  CHECK(bench.apply(Operator::add, {t, b})[0].find("`+` needs numbers, this is text") == 0);
}

TEST_CASE("comparisons with missing are missing, numbers compare by value") {
  Bench bench;
  const Column a = bench.column(int_type, {number(2), {}, number(3)});
  const Column d =
      bench.column(Type(TypeKind::decimal),
                   {{parse_decimal("2.0").value()}, {parse_decimal("1.5").value()}, {parse_decimal("3.5").value()}});
  CHECK(bench.apply(Operator::equal, {a, d}) == Shown{"true", "missing", "false"});
  CHECK(bench.apply(Operator::less, {a, d}) == Shown{"false", "missing", "true"});
  CHECK(bench.apply(Operator::greater_equal, {a, d}) == Shown{"true", "missing", "false"});
  const Column t = bench.column(text_type, {text("é"), text("z"), text("")});
  const Column u = bench.column(text_type, {text("z"), text("z"), text("a")});
  CHECK(bench.apply(Operator::greater, {t, u}) == Shown{"true", "false", "false"});
  CHECK(bench.apply(Operator::equal, {t, a}) == Shown{"`==` compares values of one kind; these are text and an int"});
}

TEST_CASE("logic decides what it can decide") {
  Bench bench;
  const Column a = bench.column(bool_type, {truth(false), {}, {}, truth(true)});
  Column b = bench.column(bool_type, {{}, truth(true), {}, truth(true)});
  CHECK(bench.apply(Operator::logical_and, {a, b}) == Shown{"false", "missing", "missing", "true"});
  CHECK(bench.apply(Operator::logical_or, {a, b}) == Shown{"missing", "true", "missing", "true"});
  set_state(b, 0, State::error, bench.failures.add({.reason = "bad"}), bench.arena);
  set_state(b, 1, State::unmatched, 0, bench.arena);
  CHECK(bench.apply(Operator::logical_and, {a, b}) == Shown{"false", "unmatched", "missing", "true"});
  CHECK(bench.apply(Operator::logical_or, {a, b})[0] == "error: bad");
  CHECK(bench.apply(Operator::logical_not, {a}) == Shown{"true", "missing", "missing", "false"});
}

TEST_CASE("presence sees what is not there") {
  Bench bench;
  Column t = bench.column(text_type, {text("x"), {}, text(""), text("u")});
  set_state(t, 3, State::unmatched, 0, bench.arena);
  CHECK(bench.apply(Operator::is_missing, {t}) == Shown{"false", "true", "false", "false"});
  CHECK(bench.apply(Operator::is_present, {t}) == Shown{"true", "false", "true", "false"});
  CHECK(bench.apply(Operator::is_empty, {t}) == Shown{"false", "true", "true", "false"});
}

TEST_CASE("interpolation is missing as a whole, a reason never is") {
  Bench bench;
  const Column t = bench.column(text_type, {text("x"), {}});
  const Column n = bench.column(int_type, {number(1), number(2)});
  CHECK(bench.apply(Operator::concat, {t, n}) == Shown{"\"x1\"", "missing"});
  CHECK(bench.apply(Operator::concat_reason, {t, n}) == Shown{"\"x1\"", "\"(missing)2\""});
}

TEST_CASE("prefer takes the first that is present and counts what it left") {
  Bench bench;
  const Column a = bench.column(text_type, {text("a"), {}, text("same"), {}});
  const Column b = bench.column(text_type, {text("b"), text("b"), text("same"), {}});
  CHECK(bench.apply(Operator::prefer, {a, b}) == Shown{"\"a\"", "\"b\"", "\"same\"", "missing"});
  REQUIRE(bench.losses.size() == 1);
  CHECK(bench.losses[0].before == "b");
  CHECK(bench.losses[0].after == "a");
}

TEST_CASE("the first arm that matches is taken") {
  Bench bench;
  const std::vector<std::vector<ArmPattern>> arms{{RegexLiteral{.pattern = "^© Tate"}},
                                                  {text("free"), text("none")},
                                                  {RegexLiteral{.pattern = "e"}},
                                                  {MissingPattern()},
                                                  {AnythingPattern()}};
  const Column t = bench.column(text_type.or_missing(), {text("free"), text("© Tate 2"), text("she"), {}, text("x")});
  auto bound = bind_classifier(*t.type, arms);
  REQUIRE(bound.ok());
  CHECK(bench.run(*bound, {t}) == Shown{"1", "0", "2", "3", "4"});
  Column selector = bench.column(int_type.or_missing(), {number(1), {}, number(0), number(2), number(1)});
  auto pick = bind_pick_constant(text_type, {text("a"), text("b"), {}});
  REQUIRE(pick.ok());
  CHECK(bench.run(*pick, {selector}) == Shown{"\"b\"", "missing", "\"a\"", "missing", "\"b\""});
}

TEST_CASE("numbers choose arms by value and by range") {
  Bench bench;
  const std::vector<std::vector<ArmPattern>> arms{
      {number(7)}, {RangeLiteral{.from = number(1), .to = number(10)}}, {RangeLiteral{.from = number(100), .to = {}}}};
  const Column n = bench.column(int_type, {number(7), number(10), number(11), number(1000)});
  auto bound = bind_classifier(*n.type, arms);
  REQUIRE(bound.ok());
  CHECK(bench.run(*bound, {n}) == Shown{"0", "1", "error: no arm says what becomes of '11'", "2"});
  const Column t = bench.column(text_type, {text("x")});
  CHECK(!bind_classifier(*t.type, arms).ok());
}

TEST_CASE("lists, ranges and sets are asked with in") {
  Bench bench;
  const Column n = bench.column(int_type, {number(1), {}, number(5)});
  auto range = bind_in_range(*n.type, {.from = number(2), .to = number(5)});
  REQUIRE(range.ok());
  CHECK(bench.run(*range, {n}) == Shown{"false", "missing", "true"});
  const std::vector<ConstantValue> members{text("a"), text("b")};
  auto set = bind_membership(text_type, members);
  REQUIRE(set.ok());
  CHECK(bench.run(*set, {bench.column(text_type, {text("b"), text("c")})}) == Shown{"true", "false"});
  const Type& list = bench.types.emplace_back(Type::list_of(int_type));
  const Column numbers = constant_column({ConstantValue::List{number(5), number(6)}}, list, bench.arena).value();
  CHECK(bench.apply(Operator::contained_in, {n, numbers}) == Shown{"false", "missing", "true"});
}

}  // namespace damson
