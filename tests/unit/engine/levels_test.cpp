// In which order maps run that refer to each other's records, and which of them are settled before.
#include <doctest/doctest.h>

#include "runtime/engine/pipeline/plan_levels.h"

namespace damson {
namespace {

using Maps = std::vector<uint32_t>;

/// Map i reads source i. References are by table.
class Migration {
 public:
  uint32_t map(uint32_t target) {
    MapProgram made;
    made.source = static_cast<uint32_t>(program_.maps.size());
    made.target = target;
    program_.maps.push_back(std::move(made));
    return static_cast<uint32_t>(program_.maps.size() - 1);
  }
  void refer(uint32_t from, uint32_t to) {
    const MapProgram& referred = program_.maps[to];
    program_.references.push_back(
        {.source = referred.source, .target = referred.target, .key_fields = {}, .key = 0, .key_names = {}});
    const auto table = static_cast<uint32_t>(program_.references.size() - 1);
    program_.maps[from].body.steps.push_back({Type(TypeKind::text), ReferenceStep{table, {}}});
  }
  /// In what the groups of a map are made of.
  void refer_from_members(uint32_t from, uint32_t to) {
    refer(from, to);
    Block& body = program_.maps[from].body;
    Grouping grouping;
    grouping.members.body.steps.push_back(std::move(body.steps.back()));
    body.steps.pop_back();
    program_.maps[from].grouping = std::make_shared<const Grouping>(std::move(grouping));
  }
  /// Inside a block of a block.
  void refer_deep_inside(uint32_t from, uint32_t to) {
    refer(from, to);
    Block& body = program_.maps[from].body;
    Block inner;
    inner.steps.push_back(std::move(body.steps.back()));
    body.steps.pop_back();
    body.steps.push_back({Type(TypeKind::text), RecoverStep{0, State::missing, std::move(inner)}});
  }
  void keep_last(uint32_t map) {
    program_.maps[map].uniqueness.push_back({.keep = Uniqueness::Keep::last, .name = {}, .by = {}});
  }
  std::vector<MapLevel> levels(bool settle_all = false) const { return plan_levels(program_, settle_all); }

 private:
  Program program_;
};

TEST_CASE("without references everything is one level, and nothing is settled") {
  Migration migration;
  migration.map(0);
  migration.map(1);
  migration.map(0);
  const auto levels = migration.levels(true);
  REQUIRE(levels.size() == 1);
  CHECK(levels[0].maps == Maps{0, 1, 2});
  CHECK(levels[0].settle.empty());
}

TEST_CASE("what is referred to comes first, whatever the spec's order") {
  Migration migration;
  const auto rooms = migration.map(0);
  const auto storeys = migration.map(1);
  const auto houses = migration.map(2);
  migration.refer(rooms, storeys);
  migration.refer_deep_inside(storeys, houses);
  const auto levels = migration.levels();
  REQUIRE(levels.size() == 3);
  CHECK(levels[0].maps == Maps{houses});
  CHECK(levels[1].maps == Maps{storeys});
  CHECK(levels[2].maps == Maps{rooms});
  for (const MapLevel& level : levels) CHECK(level.settle.empty());
}

TEST_CASE("what members of groups refer to comes before the groups") {
  Migration migration;
  const auto sets = migration.map(0);
  const auto people = migration.map(1);
  migration.refer_from_members(sets, people);
  const auto levels = migration.levels();
  REQUIRE(levels.size() == 2);
  CHECK(levels[0].maps == Maps{people});
  CHECK(levels[1].maps == Maps{sets});
}

TEST_CASE("maps that refer to themselves or to each other are settled, on one level") {
  Migration migration;
  const auto units = migration.map(0);
  const auto people = migration.map(1);
  const auto firms = migration.map(2);
  const auto files = migration.map(3);
  migration.refer(units, units);
  migration.refer(people, firms);
  migration.refer(firms, people);
  migration.refer(files, firms);
  const auto levels = migration.levels();
  REQUIRE(levels.size() == 2);
  CHECK(levels[0].maps == Maps{units, people, firms});
  CHECK(levels[0].settle == Maps{units, people, firms});
  CHECK(levels[1].maps == Maps{files});
  CHECK(levels[1].settle.empty());
}

TEST_CASE("a map before the one that it refers to, in the same target, is settled with it") {
  Migration migration;
  const auto staff = migration.map(0);
  const auto agencies = migration.map(0);
  migration.refer(staff, agencies);
  const auto levels = migration.levels();
  REQUIRE(levels.size() == 1);
  CHECK(levels[0].settle == Maps{staff, agencies});
}

TEST_CASE("a map behind the one that it refers to, in the same target, waits for it") {
  Migration migration;
  const auto agencies = migration.map(0);
  const auto staff = migration.map(0);
  migration.refer(staff, agencies);
  const auto levels = migration.levels();
  REQUIRE(levels.size() == 2);
  CHECK(levels[0].maps == Maps{agencies});
  CHECK(levels[1].maps == Maps{staff});
  CHECK(levels[1].settle.empty());
}

TEST_CASE("a rule that keeps the last has to see all maps of its target at once") {
  Migration migration;
  const auto agencies = migration.map(0);
  const auto staff = migration.map(0);
  migration.keep_last(agencies);
  migration.keep_last(staff);
  migration.refer(staff, agencies);
  const auto levels = migration.levels();
  REQUIRE(levels.size() == 1);
  CHECK(levels[0].settle == Maps{agencies, staff});
}

TEST_CASE(
    "where not all records will be written, those that are referred to are settled, with those that share their "
    "target") {
  Migration migration;
  const auto notes = migration.map(0);
  const auto days = migration.map(1);
  const auto more_days = migration.map(1);
  migration.refer(notes, days);
  const auto levels = migration.levels(true);
  REQUIRE(levels.size() == 2);
  CHECK(levels[0].maps == Maps{days, more_days});
  CHECK(levels[0].settle == Maps{days, more_days});
  CHECK(levels[1].settle.empty());
}

}  // namespace
}  // namespace damson
