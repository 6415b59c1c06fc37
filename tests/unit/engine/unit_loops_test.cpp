// Units that are items of lists: which there are, in which order, and what is left of lists that are no lists.
#include "runtime/base/limits.h"
#include "tests/support/both_evaluators.h"

namespace damson {

namespace {

using test::BlockBuilder;
using test::Constants;
using test::evaluated;
using Shown = std::vector<std::string>;

const Type int_type(TypeKind::integer);
const Type numbers_type = Type::list_of(int_type.or_missing()).or_missing();
const Type group_type =
    Type::record_of({{"name", Type(TypeKind::text).or_missing()}, {"numbers", numbers_type}}).or_missing();
const Type record_type =
    Type::record_of({{"id", int_type.or_missing()}, {"groups", Type::list_of(group_type).or_missing()}});

Validation at(PointId error) {
  return {.missing = {}, .error = error, .unmatched = {}, .constraints = {}, .children = {}};
}

/// `for group in groups for number in group.numbers`: gives id, name and number.
Program two_loops(Constants& constants) {
  BlockBuilder groups(constants);
  const Register groups_record = groups.input(record_type);
  const Register list = groups.field(groups_record, 1);

  BlockBuilder numbers(constants);
  numbers.input(record_type);
  const Register numbers_group = numbers.input(group_type);
  const Register inner_list = numbers.field(numbers_group, 1);

  BlockBuilder body(constants);
  const Register record = body.input(record_type);
  const Register group = body.input(group_type);
  const Register number = body.input(int_type.or_missing());
  const Register id = body.field(record, 0);
  const Register name = body.field(group, 0);

  Program program = test::program_of(record_type, body.build({id, name, number}));
  program.points = {{"items.id.error", ""}, {"items.groups.error", ""}, {"items.numbers.error", ""}};
  MapProgram& map = program.maps[0];
  map.loops.push_back({"group", groups.build({list}), at(1)});
  map.loops.push_back({"number", numbers.build({inner_list}), at(2)});
  map.scope.inputs = 3;
  return program;
}

}  // namespace

TEST_CASE("units come in the order of records, then items, whatever the batches") {
  Constants constants;
  const Program program = two_loops(constants);
  const std::string records =
      R"([{"id": 1, "groups": [{"name": "a", "numbers": [10, 11]}, {"name": "b", "numbers": []}, {"name": "c", "numbers": [12, null]}]},
                                  {"id": 2, "groups": []},
                                  {"id": 3, "groups": null},
                                  {"id": 4, "groups": [null, {"name": "d", "numbers": [13]}, {"name": "e", "numbers": null}]}])";
  CHECK(evaluated(program, records) ==
        Shown{"0:1 1 1 \"a\" 10", "0:1 2 1 \"a\" 11", "0:3 1 1 \"c\" 12", "0:3 2 1 \"c\" missing", "3:2 1 4 \"d\" 13"});
  CHECK(evaluated(program, R"([{"id": 3, "groups": []}, {"id": 4, "groups": null}])").empty());
  CHECK(evaluated(program, records, 1).size() == 5);
}

TEST_CASE("a list that breaks its rules is one unit, at its place") {
  Constants constants;
  Program program = two_loops(constants);
  program.maps[0].loops[0].validation.constraints.push_back(
      {.kind = Constraint::Kind::length, .low = {}, .high = Decimal::from_integer(2), .point = 1});
  program.maps[0].loops[1].validation.missing = 2;
  CHECK(evaluated(program, R"([{"id": 1, "groups": [{"name": "a", "numbers": null}, {"name": "b", "numbers": [1]}]},
                               {"id": 2, "groups": [{"name": "c"}, {"name": "d"}, {"name": "e", "numbers": [1]}]},
                               {"id": 3, "groups": [{"name": "f", "numbers": [2]}]}])") ==
        Shown{"0:1 0 reject 2 (`numbers` is missing)", "0:2 1 1 \"b\" 1",
              "1:0 0 reject 1 (the list has 3 items, at most 2 are allowed)", "2:1 1 3 \"f\" 2"});
}

TEST_CASE("one record makes only so many units") {
  Constants constants;
  const Program program = two_loops(constants);
  // a thousand groups that all share one long list would take long to write down: the limit is met with few groups
  std::string numbers = "[";
  for (size_t i = 0; i <= limits::units_of_record / 4; ++i) numbers += i == 0 ? "1" : ",1";
  numbers += "]";
  std::string groups;
  for (int i = 0; i < 4; ++i) groups += std::string(i == 0 ? "" : ",") + R"({"name": "a", "numbers": )" + numbers + "}";
  const auto all = nlohmann::json::parse(R"([{"id": 1, "groups": [)" + groups + R"(]}, {"id": 2, "groups": []}])");
  Arena arena;
  Failures failures;
  const Column column = test::column_from_json(all.dump(), record_type, failures, arena);
  const PreparedMap prepared(program, 0);
  const LookupTables no_lookups(program);
  MapUnits units;
  evaluate_map(prepared, column, no_lookups, arena, failures, units);
  CHECK(units.overfull == 0);
  CHECK(units.units.size() <= limits::units_of_record);
}

}  // namespace damson
