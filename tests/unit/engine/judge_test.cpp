// What values must be, and the words for those that are not.
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

/// A map that carries one field as it is and validates it.
Shown validated(const Type& type, Validation validation, const std::string& values,
                std::vector<std::string> points = {"items.field.first", "items.field.second", "items.field.third"}) {
  Constants constants;
  const Type record_type = Type::record_of({{"field", type}});
  BlockBuilder block(constants);
  const Register record = block.input(record_type);
  const Register field = block.field(record, 0);
  Program program = program_of(record_type, block.build({field}));
  for (std::string& point : points) program.points.push_back({std::move(point), ""});
  program.maps[0].body_judgements.push_back(
      {.kind = Judgement::Kind::validate, .result = 0, .validation = std::move(validation)});
  std::string records;
  for (const auto& value : nlohmann::json::parse(values)) {
    records += (records.empty() ? "" : ",") + nlohmann::json{{"field", value}}.dump();
  }
  return evaluated(program, "[" + records + "]");
}

Validation constrained(Constraint constraint) {
  Validation validation{.missing = {}, .error = {}, .unmatched = {}, .constraints = {}, .children = {}};
  validation.constraints.push_back(std::move(constraint));
  return validation;
}

Decimal whole(int64_t value) { return Decimal::from_integer(value); }

}  // namespace

TEST_CASE("a missing value is named by its field, a failed one by its reason") {
  const Validation validation{.missing = 0, .error = 1, .unmatched = {}, .constraints = {}, .children = {}};
  CHECK(validated(int_type.or_missing(), validation, R"([1, null, {"$error": "no number"}])") ==
        Shown{"1", "reject 0 (`field` is missing)", "reject 1 (no number)"});
}

TEST_CASE("a missing value that may be missing stays") {
  const Validation nothing{.missing = {}, .error = 1, .unmatched = {}, .constraints = {}, .children = {}};
  CHECK(validated(int_type.or_missing(), nothing, "[null]") == Shown{"missing"});
}

TEST_CASE("lengths of texts count characters") {
  const auto length = constrained({.kind = Constraint::Kind::length, .low = whole(1), .high = whole(4), .point = 2});
  CHECK(validated(text_type, length, R"(["müde", "", "fünfe", "日本語文", "日本語文字"])") ==
        Shown{"\"müde\"", "reject 2 (the text has 0 characters, at least 1 is needed)",
              "reject 2 (the text has 5 characters, at most 4 are allowed)", "\"日本語文\"",
              "reject 2 (the text has 5 characters, at most 4 are allowed)"});
}

TEST_CASE("lengths of lists count items") {
  const auto length = constrained({.kind = Constraint::Kind::length, .low = whole(2), .high = whole(2), .point = 0});
  CHECK(validated(Type::list_of(int_type), length, "[[1, 2], [1], [1, 2, 3]]") ==
        Shown{"[1, 2]", "reject 0 (the list has 1 item, at least 2 are needed)",
              "reject 0 (the list has 3 items, at most 2 are allowed)"});
}

TEST_CASE("ranges of whole and of decimal numbers, ends included") {
  const auto years =
      constrained({.kind = Constraint::Kind::range, .low = whole(1000), .high = whole(2030), .point = 0});
  CHECK(validated(int_type, years, "[1000, 2030, 999, 2031]") ==
        Shown{"1000", "2030", "reject 0 (999 is less than 1000, the smallest allowed)",
              "reject 0 (2031 is more than 2030, the largest allowed)"});
  const auto positive = constrained({.kind = Constraint::Kind::range, .low = Decimal{5, 1}, .point = 0});
  CHECK(validated(Type(TypeKind::decimal), positive, R"(["0.50", "0.49"])") ==
        Shown{"0.50", "reject 0 (0.49 is less than 0.5, the smallest allowed)"});
  CHECK(validated(int_type, positive, "[1, 0]") == Shown{"1", "reject 0 (0 is less than 0.5, the smallest allowed)"});
  CHECK(validated(Type(TypeKind::floating), positive, "[0.5, 0.25]") ==
        Shown{"0.5", "reject 0 (0.25 is less than 0.5, the smallest allowed)"});
}

TEST_CASE("a pattern holds for the whole text") {
  const auto pattern =
      constrained({.kind = Constraint::Kind::pattern, .pattern = {"[A-Z]{1,2}\\d{5}", false}, .point = 1});
  CHECK(validated(text_type, pattern, R"(["A00001", "X12", "A000012"])") ==
        Shown{"\"A00001\"", R"(reject 1 ("X12" does not match /[A-Z]{1,2}\d{5}/))",
              R"(reject 1 ("A000012" does not match /[A-Z]{1,2}\d{5}/))"});
}

TEST_CASE("one of a few words") {
  const auto one_of = constrained({.kind = Constraint::Kind::one_of, .options = {"Male", "Female"}, .point = 0});
  CHECK(validated(text_type, one_of, R"(["Male", "male"])") ==
        Shown{"\"Male\"", R"(reject 0 ("male" is not one of "Male", "Female"))"});
}

TEST_CASE("long values are shortened in reasons") {
  const auto one_of = constrained({.kind = Constraint::Kind::one_of, .options = {"a"}, .point = 0});
  const Shown shown = validated(text_type, one_of, "[\"" + std::string(500, 'x') + "\"]");
  CHECK(shown[0] == "reject 0 (\"" + std::string(60, 'x') + "…\" is not one of \"a\")");
}

TEST_CASE("in lists of records the first item that is wrong counts, then its first field") {
  const Type item = Type::record_of({{"name", text_type.or_missing()}, {"born", int_type.or_missing()}});
  Validation of_name{.missing = 0, .error = {}, .unmatched = {}, .constraints = {}, .children = {}};
  Validation of_born = constrained({.kind = Constraint::Kind::range, .low = whole(1000), .point = 1});
  Validation of_item{.missing = 2, .error = {}, .unmatched = {}, .constraints = {}, .children = {of_name, of_born}};
  Validation of_list{.missing = {}, .error = {}, .unmatched = {}, .constraints = {}, .children = {of_item}};
  CHECK(validated(Type::list_of(item.or_missing()).or_missing(), of_list,
                  R"([[{"name": "A", "born": 1900}, {"name": "B", "born": 7}, {"born": 1900}],
                      [{"name": "A"}, {}], [null], null, [], [{"name": "A", "born": 1850}]])",
                  {"items.field.name.missing", "items.field.born.range", "items.field.item.missing"}) ==
        Shown{"reject 1 (item 2: 7 is less than 1000, the smallest allowed)",
              "reject 0 (item 2: `field.name` is missing)", "reject 2 (item 1: `field.item` is missing)", "missing",
              "[]", "[{name: \"A\", born: 1850}]"});
}

TEST_CASE("a list in a list says both places") {
  Validation of_number = constrained({.kind = Constraint::Kind::range, .high = whole(9), .point = 0});
  Validation inner{.missing = {}, .error = {}, .unmatched = {}, .constraints = {}, .children = {of_number}};
  Validation outer{.missing = {}, .error = {}, .unmatched = {}, .constraints = {}, .children = {inner}};
  CHECK(validated(Type::list_of(Type::list_of(int_type)), outer, "[[[1], [2, 30]], [[9]]]") ==
        Shown{"reject 0 (item 2: item 2: 30 is more than 9, the largest allowed)", "[[9]]"});
}

TEST_CASE("a failure that nobody foresaw is never carried on") {
  const Validation nothing{.missing = {}, .error = {}, .unmatched = {}, .constraints = {}, .children = {}};
  CHECK(validated(Type::list_of(int_type), nothing, R"([[1, {"$error": "lost"}]])") == Shown{"unforeseen 0 (lost)"});
}

TEST_CASE("conditions act on one answer only, in order, the first that decides") {
  Constants constants;
  const Type record_type = Type::record_of({{"out", bool_type.or_missing()},
                                            {"good", bool_type.or_missing()},
                                            {"nice", bool_type.or_missing()},
                                            {"why", text_type.or_missing()}});
  BlockBuilder scope(constants);
  const Register scope_record = scope.input(record_type);
  const Register out = scope.field(scope_record, 0);
  const Register why = scope.field(scope_record, 3);
  BlockBuilder body(constants);
  const Register record = body.input(record_type);
  const Register good = body.field(record, 1);
  const Register nice = body.field(record, 2);
  Program program = program_of(record_type, body.build({good, nice}));
  program.points = {{"items.skip.error", ""}, {"items.require_1", "it must be good"}};
  program.skip_rules = {{"they stay", "items"}};
  program.warnings = {{"items.advise_1", "nicer would be better"}};
  MapProgram& map = program.maps[0];
  map.scope = scope.build({out, why});
  const Validation on_error{.missing = {}, .error = 0, .unmatched = {}, .constraints = {}, .children = {}};
  map.scope_judgements = {
      {.kind = Judgement::Kind::skip_when, .result = 0, .validation = on_error, .rule = 0, .reason = 1}};
  map.body_judgements = {{.kind = Judgement::Kind::require, .result = 0, .validation = {}, .rule = 1},
                         {.kind = Judgement::Kind::advise, .result = 1, .validation = {}, .rule = 0}};
  CHECK(evaluated(program, R"([{"out": true, "why": "old"}, {"out": true}, {"out": false, "good": true},
                               {"good": false, "nice": false}, {"good": true, "nice": false}, {},
                               {"out": {"$error": "torn"}}])") ==
        Shown{"skip 0 (old)", "skip 0 (they stay)", "true missing", "reject 1 (it must be good)",
              "true false / warning 0 (nicer would be better)", "missing missing", "reject 0 (torn)"});
}

}  // namespace damson
