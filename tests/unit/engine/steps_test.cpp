// Every kind of step, with results worked out by hand, by both evaluators.
#include "tests/support/both_evaluators.h"

namespace damson {

namespace {

using test::BlockBuilder;
using test::Constants;
using test::evaluated;
using test::program_of;
using Shown = std::vector<std::string>;

const Type int_type(TypeKind::integer);
const Type text_type(TypeKind::text);
const Type bool_type(TypeKind::boolean);

/// A body over a source's records.
struct Body {
  explicit Body(std::vector<Type::Field> fields) : record_type(Type::record_of(std::move(fields))), block(constants) {
    record = block.input(record_type);
  }
  Shown of(std::vector<Register> results, const std::string& records) {
    return evaluated(program_of(record_type, block.build(std::move(results))), records);
  }

  Constants constants;
  Type record_type;
  BlockBuilder block;
  Register record;
};

}  // namespace

TEST_CASE("a field of a record that is not there is what the record is") {
  const Type inner = Type::record_of({{"a", int_type.or_missing()}});
  Body body({{"r", inner.or_missing()}});
  const Register r = body.block.field(body.record, 0);
  const Register a = body.block.field(r, 0);
  CHECK(body.of({a}, R"([{"r": {"a": 1}}, {"r": null}, {"r": {"$error": "torn"}}, {"r": {}}])") ==
        Shown{"1", "missing", "error(torn)", "missing"});
}

TEST_CASE("a field over a list keeps items and their states") {
  const Type inner = Type::record_of({{"a", int_type.or_missing()}});
  Body body({{"l", Type::list_of(inner.or_missing()).or_missing()}});
  const Register list = body.block.field(body.record, 0);
  const Register all = body.block.list_field(list, 0);
  CHECK(body.of({all}, R"([{"l": [{"a": 1}, {}, null, {"$error": "torn"}]}, {"l": []}, {}, {"l": [{"a": 2}]}])") ==
        Shown{"[1, missing, missing, error(torn)]", "[]", "missing", "[2]"});
}

TEST_CASE("a record whose every part is missing is missing, one with a failed part is not") {
  Body body({{"a", int_type.or_missing()}, {"b", int_type.or_missing()}});
  const Register a = body.block.field(body.record, 0);
  const Register b = body.block.field(body.record, 1);
  const Type pair = Type::record_of({{"x", int_type.or_missing()}, {"y", int_type.or_missing()}});
  const Register folding = body.block.step(pair.or_missing(), RecordStep{{a, b}, true});
  const Register firm = body.block.step(pair, RecordStep{{a, b}, false});
  CHECK(body.of({folding, firm}, R"([{"a": 1}, {}, {"b": {"$error": "odd"}}])") ==
        Shown{"{x: 1, y: missing} {x: 1, y: missing}", "missing {x: missing, y: missing}",
              "{x: missing, y: error(odd)} {x: missing, y: error(odd)}"});
}

TEST_CASE("a list of columns, constants among them") {
  Body body({{"a", int_type.or_missing()}});
  const Register a = body.block.field(body.record, 0);
  const Register seven = body.block.integer(7);
  const Register list = body.block.step(Type::list_of(int_type.or_missing()), ListStep{{a, seven}});
  const Register constant = body.block.step(Type::list_of(int_type), ListStep{{seven, seven}});
  const Register empty = body.block.step(Type::list_of(int_type), ListStep{{}});
  CHECK(body.of({list, constant, empty}, R"([{"a": 1}, {}])") == Shown{"[1, 7] [7, 7] []", "[missing, 7] [7, 7] []"});
}

TEST_CASE("each row takes the arm of its selector; no selector, no value") {
  Body body({{"k", int_type.or_missing()}, {"t", text_type}});
  const Register k = body.block.field(body.record, 0);
  const Register t = body.block.field(body.record, 1);
  BlockBuilder first = body.block.inside();
  const Register captured = first.capture(body.block, t);
  BlockBuilder second = body.block.inside();
  const Register other = second.text("other");
  BlockBuilder third = body.block.inside();
  const Register none = third.missing(text_type);
  std::vector<Block> arms;
  arms.push_back(first.build({captured}));
  arms.push_back(second.build({other}));
  arms.push_back(third.build({none}));
  const Register chosen = body.block.step(text_type.or_missing(), SwitchStep{k, std::move(arms)});
  const Program program = program_of(body.record_type, body.block.build({chosen}));
  CHECK(evaluated(program, R"([{"k": 0, "t": "x"}, {"k": 1, "t": "x"}, {"t": "x"}, {"k": 2, "t": "x"},
                               {"k": {"$error": "which"}, "t": "x"}, {"k": 0, "t": "y"}])") ==
        Shown{"\"x\"", "\"other\"", "missing", "missing", "error(which)", "\"y\""});
  CHECK(evaluated(program, R"([{"k": 0, "t": "x"}, {"k": 0, "t": "y"}])") == Shown{"\"x\"", "\"y\""});
  CHECK(evaluated(program, R"([{"k": 1, "t": "x"}, {"k": 1, "t": "y"}])") == Shown{"\"other\"", "\"other\""});
  CHECK(evaluated(program, R"([{"t": "x"}, {"t": "y"}])") == Shown{"missing", "missing"});
}

TEST_CASE("a clause catches its own fact and no other") {
  Body body({{"a", int_type.or_missing()}});
  const Register a = body.block.field(body.record, 0);
  BlockBuilder zero = body.block.inside();
  const Register nought = zero.integer(0);
  const Register on_missing = body.block.step(int_type, RecoverStep{a, State::missing, zero.build({nought})});
  BlockBuilder one = body.block.inside();
  const Register unit = one.integer(1);
  const Register on_error = body.block.step(int_type, RecoverStep{on_missing, State::error, one.build({unit})});
  CHECK(body.of({on_missing, on_error}, R"([{"a": 5}, {}, {"a": {"$error": "bad"}}])") ==
        Shown{"5 5", "0 0", "error(bad) 1"});
}

TEST_CASE("a decision is caught by no clause and keeps its reason") {
  Body body({{"t", text_type}});
  const Register t = body.block.field(body.record, 0);
  const Register rejected = body.block.step(text_type, DecideStep{FailureKind::reject, 3, t});
  BlockBuilder other = body.block.inside();
  const Register otherwise = other.text("caught");
  const Register still = body.block.step(text_type, RecoverStep{rejected, State::error, other.build({otherwise})});
  const Register why = body.block.text("always");
  const Register skipped = body.block.step(int_type, DecideStep{FailureKind::skip, 1, why});
  const Register field = body.block.step(Type::record_of({{"s", int_type}}), RecordStep{{skipped}, true});
  const Program program = program_of(body.record_type, body.block.build({still, field}));
  CHECK(evaluated(program, R"([{"t": "one"}, {"t": "two"}])") ==
        Shown{"reject 3(one) {s: skip 1(always)}", "reject 3(two) {s: skip 1(always)}"});
}

TEST_CASE("items of all lists in one go, with captures of their row, and what is omitted is noted") {
  const Type item = Type::record_of({{"n", int_type.or_missing()}, {"role", text_type.or_missing()}});
  Body body({{"base", int_type}, {"l", Type::list_of(item).or_missing()}});
  const Register base = body.block.field(body.record, 0);
  const Register list = body.block.field(body.record, 1);
  BlockBuilder inner = body.block.inside();
  const Register captured = inner.capture(body.block, base);
  const Register x = inner.input(item);
  const Register sum = inner.operation(Operator::add, {captured, inner.field(x, 0)});
  const Register foreign = inner.operation(Operator::not_equal, {inner.field(x, 1), inner.text("artist")});
  const Type sums = Type::list_of(int_type.or_missing()).or_missing();
  const Register result = body.block.step(sums, ForEachStep{list, inner.build({sum, foreign}), {4}});
  CHECK(body.of({result}, R"([
      {"base": 10, "l": [{"n": 1, "role": "artist"}, {"n": 2, "role": "printer"}, {"n": 3}]},
      {"base": 20, "l": []}, {"base": 30},
      {"base": 40, "l": [{"role": "artist"}, {"n": {"$error": "x"}, "role": "artist"}]}])") ==
        Shown{R"([11, 13] / loss 4 ({"n":2,"role":"printer"}))", "[]", "missing", "[missing, error(x)]"});
}

TEST_CASE("a condition that failed makes the whole list fail, the gravest and first one") {
  const Type item = Type::record_of({{"n", int_type.or_missing()}, {"out", bool_type.or_missing()}});
  Body body({{"l", Type::list_of(item)}});
  const Register list = body.block.field(body.record, 0);
  BlockBuilder inner = body.block.inside();
  const Register x = inner.input(item);
  const Register n = inner.field(x, 0);
  const Register out = inner.field(x, 1);
  const Type numbers = Type::list_of(int_type.or_missing());
  const Register result = body.block.step(numbers, ForEachStep{list, inner.build({n, out}), {-1}});
  CHECK(body.of({result}, R"([
      {"l": [{"n": 1}, {"n": 2, "out": {"$error": "first"}}, {"n": 3, "out": {"$error": "second"}}]},
      {"l": [{"n": 1}, {"n": 2, "out": true}, {"n": 3, "out": false}]}])") == Shown{"error(first)", "[1, 3]"});
}

TEST_CASE("a filter keeps what is true and counts the rest") {
  Body body({{"l", Type::list_of(int_type.or_missing()).or_missing()}});
  const Register list = body.block.field(body.record, 0);
  BlockBuilder inner = body.block.inside();
  const Register n = inner.input(int_type.or_missing());
  const Register large = inner.operation(Operator::greater, {n, inner.integer(2)});
  const Register kept = body.block.step(body.block.type(list), FilterStep{list, inner.build({large}), 2});
  CHECK(body.of({kept}, R"([{"l": [1, 2, 3, null, 4]}, {"l": [5]}, {}, {"l": [1]}, {"l": [3, {"$error": "e"}]}])") ==
        Shown{"[3, 4] / loss 2 (1) / loss 2 (2)", "[5]", "missing", "[] / loss 2 (1)", "error(e)"});
}

TEST_CASE("a list that is the same for every record") {
  Body body({{"a", int_type}});
  const Register a = body.block.field(body.record, 0);
  const Type numbers = Type::list_of(int_type);
  const Register list = body.block.constant({ConstantValue::List{{int64_t{1}}, {int64_t{2}}}}, numbers);
  BlockBuilder inner = body.block.inside();
  const Register captured = inner.capture(body.block, a);
  const Register item = inner.input(int_type);
  const Register product = inner.operation(Operator::multiply, {captured, item});
  const Register products = body.block.step(numbers, ForEachStep{list, inner.build({product}), {}});
  CHECK(body.of({products, list}, R"([{"a": 3}, {"a": 5}])") == Shown{"[3, 6] [1, 2]", "[5, 10] [1, 2]"});
}

TEST_CASE("lists within lists") {
  const Type numbers = Type::list_of(int_type);
  Body body({{"m", Type::list_of(numbers)}, {"k", int_type}});
  const Register matrix = body.block.field(body.record, 0);
  const Register k = body.block.field(body.record, 1);
  BlockBuilder outer = body.block.inside();
  const Register outer_k = outer.capture(body.block, k);
  const Register line = outer.input(numbers);
  BlockBuilder inner = outer.inside();
  const Register inner_k = inner.capture(outer, outer_k);
  const Register n = inner.input(int_type);
  const Register even = inner.operation(Operator::greater, {n, inner_k});
  const Register filtered = outer.step(numbers, FilterStep{line, inner.build({even}), 0});
  const Register all = body.block.step(Type::list_of(numbers), ForEachStep{matrix, outer.build({filtered}), {}});
  CHECK(body.of({all}, R"([{"m": [[1, 5], [], [7]], "k": 4}, {"m": [], "k": 0}, {"m": [[1, 5]], "k": 0}])") ==
        Shown{"[[5], [], [7]] / loss 0 (1)", "[]", "[[1, 5]]"});
}

TEST_CASE("notes of an arm belong to the units that took it") {
  Body body({{"a", int_type.or_missing()}});
  const Register a = body.block.field(body.record, 0);
  BlockBuilder clause = body.block.inside();
  const Register zero = clause.integer(0);
  const Register words = clause.text("no number");
  const Register warned = clause.step(int_type, NoteStep{NoteStep::Kind::warning, 6, zero, words});
  const Register result = body.block.step(int_type, RecoverStep{a, State::missing, clause.build({warned})});
  CHECK(body.of({result}, R"([{"a": 1}, {}, {"a": 2}, {}])") ==
        Shown{"1", "0 / warning 6 (no number)", "2", "0 / warning 6 (no number)"});
}

TEST_CASE("what a kernel throws away is noted for its unit, inside lists too") {
  const Type numbers = Type::list_of(int_type.or_missing());
  Body body({{"l", numbers}});
  const Register list = body.block.field(body.record, 0);
  BlockBuilder inner = body.block.inside();
  const Register n = inner.input(int_type.or_missing());
  const Register either = inner.operation(Operator::prefer, {n, inner.integer(9)}, 5);
  const Register result = body.block.step(Type::list_of(int_type), ForEachStep{list, inner.build({either}), {}});
  const Shown shown = body.of({result}, R"([{"l": []}, {"l": [9, null]}, {"l": [3]}])");
  CHECK(shown[0] == "[]");
  CHECK(shown[1] == "[9, 9]");
  CHECK(shown[2].starts_with("[3] / loss 5 ("));
}

TEST_CASE("no records, nothing to do") {
  Body body({{"a", int_type}});
  CHECK(body.of({body.block.field(body.record, 0)}, "[]").empty());
}

}  // namespace damson
