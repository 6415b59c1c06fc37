// Lookups: found, not found, several, broken, and keys that are there twice.
#include "tests/support/csv_migration.h"

namespace damson {

namespace {

using test::BlockBuilder;
using test::Constants;
using test::Ran;
using test::run_every_way;

/// works.csv: id, artist (int) → out.csv: id, name, from the lookup artists.csv: id (int), name, born (int).
struct LookupMigration {
  Constants constants;
  Program program;
  Type text{TypeKind::text};
  Type integer{TypeKind::integer};
  Type work = Type::record_of({{"id", text}, {"artist", integer.or_missing()}});
  Type artist =
      Type::record_of({{"id", integer.or_missing()}, {"name", text.or_missing()}, {"born", integer.or_missing()}});
  Type out = Type::record_of({{"id", text}, {"name", text.or_missing()}});

  explicit LookupMigration(bool unique) {
    add_source("works", "works.csv", work, false);
    add_source("artists", "artists.csv", artist, true);
    Validation of_artist{.missing = {}, .error = {}, .unmatched = {}, .constraints = {}, .children = {}};
    of_artist.children.resize(3);
    of_artist.children[1].missing = 0;
    of_artist.children[2].constraints.push_back(
        {.kind = Constraint::Kind::range, .low = Decimal::from_integer(1000), .point = 0});
    program.tables.push_back({1, of_artist});
    program.indexes.push_back({0, {0}, unique});
    ProgramTarget target;
    target.name = "out";
    target.connector = {"csv", {{"file", {"out.csv"}}}};
    target.schema = out;
    program.targets.push_back(target);
    program.points = {{"works.name.error", ""}, {"works.name.unmatched", ""}, {"works.born.error", ""}};
  }

  void add_source(const std::string& name, const std::string& file, const Type& type, bool lookup) {
    ProgramSource source;
    source.name = name;
    source.connector = {"csv", {{"file", {file}}}};
    source.schema = type;
    source.read = type;
    source.is_lookup = lookup;
    program.sources.push_back(source);
  }

  /// The body computes the name and what else is to be validated.
  void add_map(BlockBuilder& body, Register id, Register name, Register also) {
    const Register record = body.step(out, RecordStep{{id, name}, false});
    MapProgram map;
    map.name = "works";
    map.scope.inputs = 1;
    map.body = body.build({record, also});
    Validation checks{.missing = {}, .error = {}, .unmatched = {}, .constraints = {}, .children = {}};
    checks.children.resize(2);
    checks.children[1].error = 0;
    checks.children[1].unmatched = 1;
    map.body_judgements.push_back({.kind = Judgement::Kind::validate, .result = 0, .validation = checks});
    const Validation of_also{.missing = {}, .error = 2, .unmatched = 1, .constraints = {}, .children = {}};
    map.body_judgements.push_back({.kind = Judgement::Kind::validate, .result = 1, .validation = of_also});
    program.maps.push_back(std::move(map));
  }

  void look_up_one() {
    BlockBuilder body(constants);
    const Register record = body.input(work);
    const Register found = body.step(artist.or_missing(), LookupStep{0, {body.field(record, 1)}});
    add_map(body, body.field(record, 0), body.field(found, 1), body.field(found, 2));
  }

  std::vector<std::string> reasons(const Ran& ran) const {
    std::vector<std::string> texts;
    for (const NamedCount& count : ran.result.report.maps.at(0).rejected.by) {
      for (const UnitExample& example : count.examples) texts.push_back(count.name + ": " + example.text);
    }
    return texts;
  }
};

using Reasons = std::vector<std::string>;

}  // namespace

TEST_CASE("one record by its key: found, not found, no key, broken") {
  LookupMigration migration(true);
  migration.look_up_one();
  const Ran ran = run_every_way(migration.program,
                                {{"works.csv", "id,artist\na,1\nb,7\nc,\nd,2\ne,3\nf,1\ng,4\n"},
                                 {"artists.csv", "id,name,born\n1,Ann,1900\n2,,1901\n3,Cid,7\n4,Dan,x\n,Eve,1950\n"}});
  CHECK(ran.result.exit == ExitCode::done);
  CHECK(ran.files.at("out.csv") == "id,name\na,Ann\nc,\nf,Ann\n");
  CHECK(migration.reasons(ran) ==
        Reasons{
            "works.name.error: record 2 of `artists` (artists.csv, line 3): `name` is missing",
            "works.name.unmatched: no record in `artists` with id 7",
            "works.born.error: record 3 of `artists` (artists.csv, line 4): 7 is less than 1000, the smallest allowed",
            migration.reasons(ran).at(3)});
  CHECK(migration.reasons(ran).at(3).starts_with("works.born.error: record 4 of `artists` (artists.csv, line 5): "));
  const auto& sources = ran.result.report.sources;
  REQUIRE(sources.size() == 2);
  CHECK(sources[1].name == "artists");
  CHECK(sources[1].records == 5);
}

TEST_CASE("all records that match, in the order of the file") {
  LookupMigration migration(false);
  BlockBuilder body(migration.constants);
  const Register record = body.input(migration.work);
  const Type names = Type::list_of(migration.text.or_missing());
  const Register found =
      body.step(Type::list_of(migration.artist).or_missing(), LookupStep{0, {body.field(record, 1)}, true});
  const Register all = body.step(names.or_missing(), ListFieldStep{found, 1});
  const Register name = body.operation(Operator::concat_reason, {all});
  migration.add_map(body, body.field(record, 0), name, body.field(record, 1));
  const Ran ran = run_every_way(migration.program, {{"works.csv", "id,artist\na,1\nb,2\nc,3\nd,1\n"},
                                                    {"artists.csv", "id,name,born\n1,Ann,\n2,Bob,\n1,Abe,\n1,Amy,\n"}});
  CHECK(ran.files.at("out.csv") ==
        "id,name\na,\"[\"\"Ann\"\",\"\"Abe\"\",\"\"Amy\"\"]\"\nb,\"[\"\"Bob\"\"]\"\nc,[]\nd,\"[\"\"Ann\"\",\"\"Abe\"\","
        "\"\"Amy\"\"]\"\n");
}

TEST_CASE("a key that is there twice ends the run and names both records") {
  LookupMigration migration(true);
  migration.look_up_one();
  const Ran ran = run_every_way(migration.program, {{"works.csv", "id,artist\na,1\n"},
                                                    {"artists.csv", "id,name,born\n1,Ann,\n2,Bob,\n2,Ben,\n1,Abe,\n"}});
  CHECK(ran.result.exit == ExitCode::checks_failed);
  const Problem& problem = ran.result.report.problems.at(0);
  CHECK(problem.id == "E0802");
  CHECK(problem.message == "two records of `artists` have the same key: id 2");
  REQUIRE(problem.data.size() == 2);
  CHECK(problem.data[0].record == 3);
  CHECK(problem.data[0].line == 4);
  CHECK(problem.data[1].record == 2);
  CHECK(ran.files.size() == 2);
}

}  // namespace damson
