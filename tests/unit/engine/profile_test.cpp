// The profile of a run: every record is counted once in every stage, steps are named, and without being asked nothing
// is measured.
#include <algorithm>

#include "runtime/connectors/compression/packer.h"
#include "tests/support/csv_migration.h"

namespace damson {

using test::CsvMigration;
using test::run_once;

namespace {

EngineOptions with_profile() {
  EngineOptions options;
  options.state_folder = "state";
  options.block_records = 2;
  options.profile = true;
  return options;
}

std::string packed_text(const std::string& text) {
  std::string packed;
  gzip_packer()->pack(text, true, packed);
  return packed;
}

/// A unit of each id, with the number of its members.
void group_by_id(CsvMigration& migration) {
  MapProgram& map = migration.program.maps.front();
  Grouping grouping;
  grouping.members = map;
  grouping.members.uniqueness.clear();
  grouping.members.body_judgements.clear();
  test::BlockBuilder members(migration.constants);
  grouping.members.body = members.build({members.field(members.input(migration.source_type), 0)});
  grouping.by = {0};
  grouping.gathered.resize(1);
  grouping.group = Type::record_of({{"id", migration.text}, {"members", migration.integer}});

  test::BlockBuilder scope(migration.constants);
  scope.input(grouping.group);
  map.scope = scope.build({});
  map.scope_judgements.clear();
  test::BlockBuilder body(migration.constants);
  const Register group = body.input(grouping.group);
  const Register id = body.field(group, 0);
  const Register count = body.field(group, 1);
  const Register whole = body.step(migration.target_type, RecordStep{{id, body.missing(migration.text), count}, false});
  map.body = body.build({whole, id});
  map.body_judgements.clear();
  map.grouping = std::make_shared<const Grouping>(std::move(grouping));
}

const StageReport& stage_of(const ProfileReport& profile, const std::string& part, const std::string& stage) {
  const auto found = std::ranges::find_if(
      profile.stages, [&](const StageReport& one) { return one.part == part && one.stage == stage; });
  CAPTURE(part);
  CAPTURE(stage);
  REQUIRE(found != profile.stages.end());
  return *found;
}

}  // namespace

TEST_CASE("a profile tells every stage of a run") {
  const CsvMigration migration;
  const std::string people = "id,name,n,group\na,Ann,5,x\nb,Bob,7,skip\nc,Cid,8,x\nd,Dan,9,x\ne,Eve,1,x\n";
  const auto ran = run_once(migration.program, {{"people.csv", people}}, with_profile());
  REQUIRE(ran.result.exit == ExitCode::done);
  REQUIRE(ran.result.report.profile);
  const ProfileReport& profile = *ran.result.report.profile;

  CHECK(stage_of(profile, "people", "read").bytes == people.size());
  for (const char* stage : {"parse", "evaluate", "judge", "account"})
    CHECK(stage_of(profile, "people", stage).records == 5);
  CHECK(stage_of(profile, "people", "serialise").records == 4);
  const size_t header = std::string("id,name,n\n").size();
  const size_t records = ran.files.at("out.csv").size() - header;
  CHECK(stage_of(profile, "opening targets", "write").bytes == header);
  CHECK(stage_of(profile, "people", "digest").bytes == records);
  CHECK(stage_of(profile, "people", "write").bytes == records);
  CHECK(stage_of(profile, "the end", "publish").bytes == 0);
  for (const StageReport& stage : profile.stages) CHECK(stage.seconds + stage.waited > 0);
}

TEST_CASE("a profile tells what is unpacked and packed") {
  CsvMigration migration;
  migration.program.targets.front().connector = {"csv", {{"file", {std::string("out.csv.gz")}}}};
  const auto packed = run_once(migration.program, {{"people.csv", "id,name,n,group\na,Ann,5,x\n"}}, with_profile());
  REQUIRE(packed.result.exit == ExitCode::done);
  CHECK(stage_of(*packed.result.report.profile, "the end", "pack").bytes == std::string("id,name,n\na,Ann,5\n").size());

  CsvMigration back;
  back.program.sources.front().connector = {"csv", {{"file", {std::string("people.csv.gz")}}}};
  const std::string people = "id,name,n,group\n";
  const auto unpacked = run_once(back.program, {{"people.csv.gz", packed_text(people)}}, with_profile());
  REQUIRE(unpacked.result.exit == ExitCode::done);
  CHECK(stage_of(*unpacked.result.report.profile, "people", "unpack").bytes == people.size());
}

TEST_CASE("a step's time is its own, under the field that needs it") {
  const CsvMigration migration;
  const auto ran =
      run_once(migration.program, {{"people.csv", "id,name,n,group\na,Ann,5,x\nb,,7,x\nc,,7,skip\n"}}, with_profile());
  const ProfileReport& profile = *ran.result.report.profile;
  for (size_t i = 1; i < profile.steps.size(); ++i) CHECK(profile.steps[i - 1].seconds >= profile.steps[i].seconds);
  const auto step = [&](std::string_view what) {
    const auto found = std::ranges::find_if(profile.steps, [&](const StepTime& one) { return one.what == what; });
    CAPTURE(what);
    REQUIRE(found != profile.steps.end());
    return *found;
  };
  CHECK(step("what is done on missing, error or unmatched").field == "name");
  CHECK(step("what is done on missing, error or unmatched").rows == 2);
  CHECK(step("note").field == "name");
  CHECK(step("note").rows == 1);
  CHECK(step("note").map == "people");
}

TEST_CASE("a profile tells what groups take beside what their members take") {
  CsvMigration migration;
  group_by_id(migration);
  const auto ran =
      run_once(migration.program, {{"people.csv", "id,name,n,group\na,Ann,5,x\nb,Bob,7,x\na,Amy,8,x\nc,Cid,9,skip\n"}},
               with_profile());
  REQUIRE(ran.files.at("out.csv") == "id,name,n\na,,2\nb,,1\n");
  const ProfileReport& profile = *ran.result.report.profile;
  CHECK(stage_of(profile, "people", "evaluate").records == 4);
  CHECK(stage_of(profile, "people", "serialise").records == 3);
  for (const char* stage : {"parse", "evaluate", "judge", "serialise", "account"})
    CHECK(stage_of(profile, "groups of people", stage).records == 2);
  CHECK(stage_of(profile, "groups of people", "write").bytes == std::string("a,,2\nb,,1\n").size());
  CHECK(
      std::ranges::any_of(profile.steps, [](const StepTime& step) { return step.what == "record" && step.rows == 2; }));
}

TEST_CASE("without being asked for there is no profile") {
  const CsvMigration migration;
  EngineOptions options;
  options.state_folder = "state";
  CHECK(!run_once(migration.program, {{"people.csv", "id,name,n,group\na,Ann,5,x\n"}}, options).result.report.profile);
}

}  // namespace damson
