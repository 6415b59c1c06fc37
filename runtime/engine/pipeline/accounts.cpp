// The books of a run, and the report made from them.
#include "runtime/engine/pipeline/accounts.h"

#include <algorithm>

#include "runtime/base/limits.h"
#include "runtime/diagnostics/nearest_name.h"
#include "runtime/program/excerpt.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

constexpr std::string_view further_values = "(further values)";

std::string shown(const std::string& text) { return excerpt(text, limits::reported_text_characters); }

/// A report stays readable, whatever the values that reasons and warnings quote.
std::vector<UnitExample> shown(std::vector<UnitExample> examples) {
  for (UnitExample& example : examples) example.text = shown(example.text);
  return examples;
}

NamedCount named(const std::string& name, const std::string& because, const Tally& tally) {
  return {.name = name, .because = because, .count = tally.count, .examples = shown(tally.examples)};
}

/// A record as it is read and written; one that no page can hold is shown by its beginning.
BeforeAfter shown(BeforeAfter preview) {
  preview.before = excerpt(preview.before, limits::previewed_characters);
  preview.after = excerpt(preview.after, limits::previewed_characters);
  return preview;
}

/// The map that a rejection point `map.field.kind` belongs to: the one with the longest name that fits.
const MapProgram* map_of_point(const Program& program, std::string_view point) {
  const MapProgram* found = nullptr;
  for (const MapProgram& map : program.maps) {
    const bool fits = point.size() > map.name.size() && point.starts_with(map.name) && point[map.name.size()] == '.';
    if (fits && (found == nullptr || map.name.size() > found->name.size())) found = &map;
  }
  return found;
}

MapReport map_report(const Program& program, size_t index, const Accounts& accounts) {
  const MapProgram& map = program.maps[index];
  const MapAccount& account = accounts.maps[index];
  MapReport report{.name = map.name,
                   .source = program.sources[map.source].name,
                   .target = program.targets[map.target].name,
                   .units = account.units,
                   .loaded = account.loaded,
                   .skipped = {.total = account.skipped, .by = {}},
                   .rejected = {.total = account.rejected, .by = {}},
                   .duplicates = {.total = account.duplicates, .by = {}},
                   .quarantined = account.quarantined,
                   .quarantine_file = account.quarantine_file,
                   .quarantine_notes = account.quarantine_notes,
                   .several_units = !reading(map).loops.empty(),
                   .groups = account.groups};
  if (map.update) report.changes = account.changes;
  for (size_t i = 0; i < program.skip_rules.size(); ++i) {
    const SkipRule& rule = program.skip_rules[i];
    if (rule.map == map.name) report.skipped.by.push_back(named(rule.name, {}, accounts.skip_rules[i]));
  }
  for (size_t i = 0; i < program.points.size(); ++i) {
    const RejectionPoint& point = program.points[i];
    if (map_of_point(program, point.name) != &map) continue;
    report.rejected.by.push_back(named(point.name, point.because, accounts.points[i]));
    report.rejected.by.back().also = accounts.further_faults[i];
  }
  for (size_t i = 0; i < map.uniqueness.size(); ++i) {
    if (map.uniqueness[i].keep == Uniqueness::Keep::reject_second) continue;
    report.duplicates.by.push_back(named(map.uniqueness[i].name, {}, account.duplicate_rules[i]));
  }
  return report;
}

std::vector<UnmappedValue> unmapped_values(const ProgramVocabulary& vocabulary, const UnmappedTallies& tallies) {
  std::vector<UnmappedValue> values;
  for (const auto& [value, tally] : tallies.all()) {
    const bool is_cut = value.size() > limits::reported_text_characters;
    const auto nearest = is_cut ? std::nullopt : nearest_name(value, vocabulary.terms);
    values.push_back({.vocabulary = vocabulary.name,
                      .value = value,
                      .count = tally.count,
                      .nearest = nearest ? std::string(*nearest) : std::string(),
                      .examples = shown(tally.examples)});
  }
  std::sort(values.begin(), values.end(), [](const UnmappedValue& a, const UnmappedValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  return values;
}

}  // namespace

Tally& UnmappedTallies::of(std::string_view value) {
  // a value that a report cannot show is kept by its beginning, and told from others by its digest
  const bool is_long = value.size() > limits::reported_text_characters;
  std::string key =
      is_long ? excerpt(value, limits::reported_text_characters) + digest_text(value) : std::string(value);
  if (const auto found = places_.find(key); found != places_.end()) return tallies_[found->second].second;
  if (tallies_.size() > limits::counted_causes) return tallies_.back().second;
  const bool full = tallies_.size() == limits::counted_causes;
  if (full) key = further_values;
  tallies_.emplace_back(is_long && !full ? excerpt(value, limits::reported_text_characters) : key, Tally{});
  if (!full) places_.emplace(std::move(key), tallies_.size() - 1);
  return tallies_.back().second;
}

Accounts::Accounts(const Program& program)
    : maps(program.maps.size()),
      skip_rules(program.skip_rules.size()),
      points(program.points.size()),
      further_faults(program.points.size()),
      warnings(program.warnings.size()),
      losses(program.losses.size()),
      unmapped(program.vocabularies.size()),
      sums(program.figures.size()) {
  for (size_t i = 0; i < maps.size(); ++i) {
    maps[i].duplicate_rules.resize(program.maps[i].uniqueness.size());
    if (program.maps[i].grouping) maps[i].groups.emplace();
  }
}

RunReport to_report(const Program& program, const Accounts& accounts) {
  RunReport report;
  report.spec = program.name;
  report.parameters = program.parameters;
  for (const auto& [index, source] : accounts.sources) {
    report.sources.push_back(source);
    if (const auto known = accounts.further.find(index); known != accounts.further.end())
      report.sources.back().undeclared = known->second.undeclared();
  }
  for (size_t i = 0; i < program.maps.size(); ++i) {
    report.maps.push_back(map_report(program, i, accounts));
    for (const BeforeAfter& preview : accounts.maps[i].previews) report.previews.push_back(shown(preview));
  }
  for (size_t i = 0; i < program.warnings.size(); ++i) {
    const WarningRule& rule = program.warnings[i];
    if (accounts.warnings[i].count != 0)
      report.warnings.push_back(named(rule.name, rule.because, accounts.warnings[i]));
  }
  for (size_t i = 0; i < program.losses.size(); ++i) {
    const LossRule& rule = program.losses[i];
    const Tally& tally = accounts.losses[i];
    if (tally.count == 0) continue;
    report.losses.push_back({rule.map, rule.field, rule.what, tally.count, shown(tally.examples)});
  }
  for (size_t i = 0; i < program.vocabularies.size(); ++i) {
    for (UnmappedValue& value : unmapped_values(program.vocabularies[i], accounts.unmapped[i])) {
      report.unmapped.push_back(std::move(value));
    }
  }
  return report;
}

void add_never_there(const Program& program, const Accounts& accounts, RunReport& report) {
  for (const auto& [source, further] : accounts.further) {
    for (NamedCount& absent : further.never_there(program.sources[source]))
      report.warnings.push_back(std::move(absent));
  }
}

}  // namespace damson
