// Evaluates a map over a batch of records with the columnar evaluator and with its naive twin, and shows what came out.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>

#include "runtime/engine/evaluate/evaluate_map.h"
#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/engine/naive/evaluate_map_naively.h"
#include "tests/support/block_builder.h"
#include "tests/support/shown_values.h"

namespace damson::test {

/// What became of the units, one text each: outcome, results, notes.
struct ShownUnits {
  std::vector<std::string> units;
};

/// "0:1 2 " for item 2 of item 1 of record 0; nothing where a unit is a record.
inline std::string shown_items(const MapUnits& judged, uint32_t unit, size_t loops) {
  if (loops == 0) return "";
  std::string text = std::to_string(judged.record_of(unit)) + ":";
  for (size_t loop = 0; loop < loops; ++loop) text += std::to_string(judged.items[unit * loops + loop]) + " ";
  return text;
}

inline std::string shown_unit(const MapUnits& judged, uint32_t index, const MapProgram& map, const Failures& failures) {
  const UnitState& unit = judged.units[index];
  std::string text;
  const auto verdict = [&](const char* word) {
    return std::string(word) + " " + std::to_string(unit.verdict.rule) + " (" + std::string(unit.verdict.reason) + ")";
  };
  switch (unit.verdict.kind) {
    case Verdict::Kind::none:
      for (size_t i = 0; i < map.body.results.size(); ++i) {
        text += (i == 0 ? "" : " ") + shown(unit.results[i], unit.row, failures);
      }
      break;
    case Verdict::Kind::skip: return verdict("skip");
    case Verdict::Kind::reject: return verdict("reject");
    case Verdict::Kind::waiting: return verdict("waiting");
    case Verdict::Kind::unforeseen: return verdict("unforeseen");
  }
  std::vector<std::string> notes;
  for (const Note& note : judged.notes) {
    if (note.unit != index) continue;
    const char* kind = note.kind == Note::Kind::warning ? "warning "
                       : note.kind == Note::Kind::loss  ? "loss "
                                                        : "unmapped ";
    notes.push_back(kind + std::to_string(note.rule) + " (" + note_text(note) + ")");
  }
  std::sort(notes.begin(), notes.end());
  for (const std::string& note : notes) text += " / " + note;
  return text;
}

/// `records`: JSON. In batches of `batch` records (0: all at once). The two evaluators must agree.
inline std::vector<std::string> evaluated(const Program& program, const std::string& records, size_t batch = 0) {
  const MapProgram& map = program.maps[0];
  const PreparedMap prepared(program, 0);
  const LookupTables no_lookups(program);
  const auto all = nlohmann::json::parse(records);
  const size_t size = batch == 0 ? std::max<size_t>(1, all.size()) : batch;
  std::vector<std::string> shown_units;
  for (size_t begin = 0; begin < all.size(); begin += size) {
    const nlohmann::json part(
        std::vector<nlohmann::json>(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                    all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), begin + size))));
    Arena arena;
    std::vector<std::string> by_evaluator[2];
    for (const bool naive : {false, true}) {
      Failures failures;
      const Column column = column_from_json(part.dump(), program.sources[map.source].read, failures, arena);
      MapUnits units;
      (naive ? evaluate_map_naively : evaluate_map)(prepared, column, no_lookups, arena, failures, units, nullptr);
      auto& shown = by_evaluator[naive ? 1 : 0];
      for (uint32_t unit = 0; unit < units.units.size(); ++unit) {
        shown.push_back(shown_items(units, unit, map.loops.size()) + shown_unit(units, unit, map, failures));
      }
      if (map.loops.empty()) REQUIRE(units.units.size() == column.rows);
      for (const Note& note : units.record_notes)
        shown.push_back("note of " + std::to_string(note.unit) + ": " + note_text(note));
      if (units.overfull) shown.push_back("overfull " + std::to_string(*units.overfull));
    }
    REQUIRE(by_evaluator[0] == by_evaluator[1]);
    shown_units.insert(shown_units.end(), by_evaluator[0].begin(), by_evaluator[0].end());
  }
  return shown_units;
}

/// A program with one map from one source, whose body is `body` and whose scope does nothing.
inline Program program_of(const Type& record, Block body) {
  Program program;
  ProgramSource source;
  source.name = "items";
  source.schema = record;
  source.read = record;
  program.sources.push_back(std::move(source));
  program.targets.emplace_back();
  MapProgram map;
  map.name = "items";
  map.scope.inputs = 1;
  map.body = std::move(body);
  program.maps.push_back(std::move(map));
  return program;
}

}  // namespace damson::test
