// A small migration written by hand, from CSV in memory to CSV in memory, and ways to run it.
#pragma once

#include <doctest/doctest.h>

#include "runtime/engine/engine.h"
#include "runtime/report/report_json.h"
#include "tests/support/block_builder.h"
#include "tests/unit/connectors/memory_storage.h"

namespace damson::test {

/// people.csv: id, name, n (int), group → out.csv: id, name, n.
/// `skip when group == "skip"`; a missing id, and an n that is no number or above 100, reject; names missing warn.
struct CsvMigration {
  Constants constants;
  Program program;
  Type text{TypeKind::text};
  Type integer{TypeKind::integer};
  Type source_type = Type::record_of({{"id", text.or_missing()},
                                      {"name", text.or_missing()},
                                      {"n", integer.or_missing()},
                                      {"group", text.or_missing()}});
  Type target_type = Type::record_of({{"id", text}, {"name", text.or_missing()}, {"n", integer.or_missing()}});

  enum Point : PointId { id_missing, n_error, n_range, id_twice, name_given };

  CsvMigration() {
    program.name = "people move";
    program.spec_files = {"people.damson"};
    program.points = {{"people.id.missing", ""},
                      {"people.n.error", ""},
                      {"people.n.range", ""},
                      {"people.id.twice", ""},
                      {"people.require_1", "no bad"}};
    program.skip_rules = {{"group skip stays", "people"}, {"never", "people"}};
    program.warnings = {{"people.name.warning", ""}, {"people.advise_1", "small numbers look odd"}};
    add_source("people", "people.csv");
    add_target("out", "out.csv");
    add_map("people", 0, 0);
  }

  ProgramSource& add_source(const std::string& name, const std::string& file) {
    ProgramSource source;
    source.name = name;
    source.schema_name = "Person";
    source.connector = {"csv", {{"file", {file}}}};
    source.schema = source_type;
    source.read = source_type;
    program.sources.push_back(std::move(source));
    return program.sources.back();
  }

  void add_target(const std::string& name, const std::string& file) {
    ProgramTarget target;
    target.name = name;
    target.connector = {"csv", {{"file", {file}}}};
    target.schema = target_type;
    program.targets.push_back(std::move(target));
  }

  MapProgram& add_map(const std::string& map_name, uint32_t source, uint32_t target) {
    MapProgram map;
    map.name = map_name;
    map.source = source;
    map.target = target;
    BlockBuilder scope(constants);
    const Register scope_record = scope.input(source_type);
    const Register skip = scope.operation(Operator::equal, {scope.field(scope_record, 3), scope.text("skip")});
    map.scope = scope.build({skip});
    map.scope_judgements.push_back({.kind = Judgement::Kind::skip_when, .result = 0, .validation = {}, .rule = 0});

    BlockBuilder body(constants);
    const Register record = body.input(source_type);
    const Register id = body.field(record, 0);
    const Register given_name = body.field(record, 1);
    const Register n = body.field(record, 2);
    BlockBuilder clause = body.inside();
    const Register captured = clause.capture(body, id);
    const Register words = clause.operation(Operator::concat_reason, {clause.text("no name for "), captured});
    const Register none = clause.missing(text);
    const Register noted = clause.step(text.or_missing(), NoteStep{NoteStep::Kind::warning, 0, none, words});
    const Register name = body.step(text.or_missing(), RecoverStep{given_name, State::missing, clause.build({noted})});
    const Register whole = body.step(target_type, RecordStep{{id, name, n}, false});
    const Register good = body.operation(Operator::not_equal, {name, body.text("bad")});
    const Register large = body.operation(Operator::greater, {n, body.integer(1)});
    map.body = body.build({whole, id, n, good, large});
    map.record = 0;

    Validation checks{.missing = {}, .error = {}, .unmatched = {}, .constraints = {}, .children = {}};
    checks.children.resize(3);
    checks.children[0].missing = id_missing;
    checks.children[2].error = n_error;
    checks.children[2].constraints.push_back(
        {.kind = Constraint::Kind::range, .high = Decimal::from_integer(100), .point = n_range});
    map.body_judgements.push_back({.kind = Judgement::Kind::validate, .result = 0, .validation = checks});
    map.body_judgements.push_back(
        {.kind = Judgement::Kind::require, .result = 3, .validation = {}, .rule = name_given});
    map.body_judgements.push_back({.kind = Judgement::Kind::advise, .result = 4, .validation = {}, .rule = 1});
    map.uniqueness.push_back(
        {.keep = Uniqueness::Keep::reject_second, .name = {}, .point = id_twice, .by = {1}, .max = {}});
    program.maps.push_back(std::move(map));
    return program.maps.back();
  }
};

/// Everything a run did that must not depend on threads, batches and evaluator.
struct Ran {
  RunResult result;
  std::map<std::string, std::string> files;  // afterwards
  std::string report;                        // without seconds
};

inline Ran run_once(const Program& program, const std::map<std::string, std::string>& files,
                    const EngineOptions& options = {}) {
  MemoryStorage storage;
  storage.files = files;
  Ran ran;
  ran.result = run(program, options, storage);
  ran.files = storage.files;
  RunReport timeless = ran.result.report;
  timeless.seconds = 0;
  ran.report = render_report_json(timeless, SourceTexts());
  return ran;
}

/// Runs with every number of threads, size of batches and evaluator that tests know; all must do the same.
inline Ran run_every_way(const Program& program, const std::map<std::string, std::string>& files,
                         EngineOptions options = {}) {
  options.threads = 1;
  const Ran first = run_once(program, files, options);
  for (const bool naive : {false, true}) {
    for (const unsigned threads : {1U, 2U, 8U}) {
      for (const size_t block_records : {size_t{0}, size_t{1}, size_t{3}}) {
        options.naive = naive;
        options.threads = threads;
        options.block_records = block_records;
        const Ran again = run_once(program, files, options);
        CAPTURE(naive);
        CAPTURE(threads);
        CAPTURE(block_records);
        REQUIRE(again.report == first.report);
        REQUIRE(again.files == first.files);
        REQUIRE(again.result.exit == first.result.exit);
      }
    }
  }
  return first;
}

}  // namespace damson::test
