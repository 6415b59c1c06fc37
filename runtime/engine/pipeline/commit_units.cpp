// The units of one map in one batch, in order: each gets its outcome, its place in the books and in the target.
#include "runtime/engine/pipeline/commit_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "runtime/base/limits.h"
#include "runtime/diagnostics/catalogue/changes_too_large.h"
#include "runtime/diagnostics/catalogue/failure_not_foreseen.h"
#include "runtime/diagnostics/catalogue/keys_too_large.h"
#include "runtime/diagnostics/catalogue/record_not_writable.h"
#include "runtime/diagnostics/catalogue/too_many_units.h"
#include "runtime/program/excerpt.h"
#include "runtime/report/number_text.h"
#include "runtime/report/record_place.h"
#include "runtime/values/json_text.h"

namespace damson {

UnitCommit::UnitCommit(const PassSurroundings& around, const MapInPass& map, uint32_t source, BatchSlot& slot,
                       MapBatch& batch, uint64_t first_record)
    : around_(around),
      map_(map),
      program_(*map.prepared->map),
      source_(source),
      slot_(slot),
      batch_(batch),
      first_record_(first_record),
      account_(around.accounts.maps[map.prepared->index]),
      keys_(around, map, batch) {}

std::optional<Problem> UnitCommit::commit(uint32_t records) {
  const MapUnits& judged = batch_.judged;
  decide_keys(records);
  if (are_plain(records)) return commit_plain(records);
  for (uint32_t record = 0; record < records && !is_overfull(record); ++record) {
    begin_record(record);
    for (; next_unit_ < judged.units.size() && judged.record_of(next_unit_) == record && !problem_; ++next_unit_) {
      commit_unit(next_unit_);
    }
    if (problem_) return problem_;
  }
  if (!problem_) flush();
  return problem_;
}

std::optional<Problem> UnitCommit::determine(uint32_t records) {
  decide_keys(records);
  if (keys_.too_much()) {
    fail_for_memory(keys_too_large);
  } else if (batch_.judged.overfull.value_or(records) < records) {
    (void)is_overfull(*batch_.judged.overfull);
  }
  return problem_;
}

std::optional<Problem> UnitCommit::settle(uint32_t records, uint64_t& waiting) {
  const auto& units = batch_.judged.units;
  decide_keys(records);
  for (; next_unit_ < units.size() && !problem_; ++next_unit_) {
    const uint32_t record = batch_.judged.record_of(next_unit_);
    if (record >= records || is_overfull(record)) break;
    if (units[next_unit_].verdict.kind == Verdict::Kind::waiting) ++waiting;
    settle_unit(next_unit_);
  }
  return problem_;
}

void UnitCommit::begin_record(uint32_t record) {
  ++account_.records;
  count_record_notes(record);
}

bool UnitCommit::is_overfull(uint32_t record) {
  if (batch_.judged.overfull != record) return false;
  fail(too_many_units(data_place(record), program_.name, uint64_t{limits::units_of_record}));
  return true;
}

void UnitCommit::commit_unit(uint32_t unit) {
  begin_unit(unit);
  const Verdict& verdict = batch_.judged.units[unit].verdict;
  switch (verdict.kind) {
    case Verdict::Kind::none: keep(unit); return;
    case Verdict::Kind::skip: skip(unit, verdict); return;
    case Verdict::Kind::reject: reject(unit, verdict.rule, std::string(verdict.reason)); return;
    case Verdict::Kind::waiting:
    case Verdict::Kind::unforeseen: {
      fail(failure_not_foreseen(data_place(batch_.judged.record_of(unit)), program_.name, verdict.reason));
      return;
    }
  }
}

void UnitCommit::settle_unit(uint32_t unit) {
  const Verdict& verdict = batch_.judged.units[unit].verdict;
  switch (verdict.kind) {
    case Verdict::Kind::none: {
      const Clash* clash = clash_of(next_kept_++);
      return clash != nullptr ? note_lost(unit, *clash) : note_loaded(unit);
    }
    case Verdict::Kind::skip: return note_skipped(unit, verdict.reason);
    case Verdict::Kind::reject: return note_rejected(unit, verdict.rule, verdict.reason);
    case Verdict::Kind::waiting: {
      const auto key = reference_key_of(unit);
      if (!key) return;
      const auto keys = map_.references->keys_of(map_.table, slot_.batch.records);
      map_.outcomes->note_waiting(*key, verdict.rule,
                                  map_.references->name(map_.table, keys, batch_.judged.record_of(unit)));
      return;
    }
    // the reading that writes says so
    case Verdict::Kind::unforeseen: return;
  }
}

/// Of the units of the first `records`, up to the record that has too many.
void UnitCommit::decide_keys(uint32_t records) {
  const uint32_t end = std::min(records, batch_.judged.overfull.value_or(records));
  const auto is_before = [this](uint32_t unit, uint32_t record) { return batch_.judged.record_of(unit) < record; };
  const auto& kept = batch_.kept;
  const auto last = std::lower_bound(kept.begin(), kept.end(), end, is_before);
  keys_.decide(static_cast<size_t>(last - kept.begin()), [this](uint32_t unit) { return position(unit); });
}

const Clash* UnitCommit::clash_of(size_t place) {
  if (keys_.is_too_much(place)) fail_for_memory(keys_too_large);
  return keys_.clash(place);
}

void UnitCommit::fail_for_memory(const Diagnostic<std::string_view, std::string_view>& what) {
  fail(what(around_.program.targets[program_.target].name, size_text(around_.remembered.limit()))
           .note("give the run more with `--memory`, or split the migration"));
}

bool UnitCommit::are_plain(uint32_t records) const {
  if (program_.update) return false;
  const MapUnits& judged = batch_.judged;
  const bool one_each =
      judged.records.empty() && batch_.kept.size() == judged.units.size() && records == judged.units.size();
  const bool no_notes =
      judged.notes.empty() && judged.record_notes.empty() && !wants_preview() && map_.outcomes == nullptr;
  return one_each && no_notes && !batch_.unwritable && !keys_.too_much() && !is_summed() && are_records();
}

std::optional<Problem> UnitCommit::commit_plain(uint32_t records) {
  for (uint32_t unit = 0; unit < records && !problem_; ++unit) {
    const auto lost = static_cast<uint32_t>(keys_.next_lost(unit));
    const uint32_t loaded = lost - unit;
    account_.records += loaded;
    account_.units += loaded;
    account_.loaded += loaded;
    run_length_ += loaded;
    unit = lost;
    if (lost == records) break;
    ++account_.records;
    ++account_.units;
    lose(unit, lost, *keys_.clash(lost));
  }
  if (!problem_) flush();
  return problem_;
}

void UnitCommit::keep(uint32_t unit) {
  const size_t place = next_kept_++;
  const Clash* clash = clash_of(place);
  if (clash == nullptr) {
    place_ = place;
    note_loaded(unit);
    load(unit);
    ++run_length_;
    return;
  }
  lose(unit, place, *clash);
}

void UnitCommit::load(uint32_t unit) {
  if (batch_.unwritable && batch_.unwritable->unit == unit) {
    fail(record_not_writable(data_place(batch_.judged.record_of(unit)), around_.program.targets[program_.target].name,
                             batch_.unwritable->why));
    return;
  }
  account_.loaded += weight(unit);
  if (program_.update) ++account_.changes[batch_.changes[place_].kind];
  if (!program_.update || !program_.update->deletes) add_to_sums(unit);
  count_notes(unit, true);
  preview(unit);
}

bool UnitCommit::is_sum(const Figure& figure) const {
  return figure.kind == Figure::Kind::sum && figure.of == program_.target;
}

bool UnitCommit::is_summed() const {
  const auto& figures = around_.program.figures;
  return std::any_of(figures.begin(), figures.end(), [this](const Figure& figure) { return is_sum(figure); });
}

void UnitCommit::add_to_sums(uint32_t unit) {
  const auto& figures = around_.program.figures;
  const UnitState& state = batch_.judged.units[unit];
  for (size_t i = 0; i < figures.size(); ++i) {
    if (!is_sum(figures[i])) continue;
    around_.accounts.sums[i].add(state.results[program_.record], state.row, figures[i].path);
  }
}

std::string UnitCommit::path_words(uint32_t unit, const MapBatch::UsedPath& used, const Position& winner) const {
  const TargetPath& field = program_.paths[used.field];
  const Column& paths = batch_.judged.units[unit].results[field.paths];
  const std::string path = value_excerpt(paths.type->is(TypeKind::list) ? paths.element() : paths, used.item);
  const std::string because = field.one_words.empty() ? std::string() : ": " + field.one_words;
  return fmt::format("path {} was already used by {}{}", path, place_words(winner), because);
}

void UnitCommit::lose(uint32_t unit, size_t place, const Clash& clash) {
  end_run();
  run_begin_ = place + 1;
  if (clash.path) return reject(unit, program_.paths[batch_.paths[*clash.path].field].point, loss_words(unit, clash));
  const Uniqueness& rule = program_.uniqueness[clash.rule];
  if (clash.exists) return reject(unit, rule.exists, loss_words(unit, clash));
  if (rule.keep == Uniqueness::Keep::reject_second) return reject(unit, rule.point, loss_words(unit, clash));
  note_lost(unit, clash);
  account_.duplicates += weight(unit);
  count_duplicate();
  Tally& tally = account_.duplicate_rules[clash.rule];
  tally.count += weight(unit);
  if (tally.wants_example()) tally.examples.push_back(example(unit, loss_words(unit, clash)));
}

std::string UnitCommit::loss_words(uint32_t unit, const Clash& clash) const {
  if (clash.path) return path_words(unit, batch_.paths[*clash.path], clash.winner);
  const Uniqueness& rule = program_.uniqueness[clash.rule];
  const std::string key = key_words(batch_.judged.units[unit], rule);
  if (clash.exists) return fmt::format("{} is in the target already", key);
  const std::string winner = place_words(clash.winner);
  switch (rule.keep) {
    case Uniqueness::Keep::reject_second: return fmt::format("key {} was already used by {}", key, winner);
    case Uniqueness::Keep::first: return fmt::format("{} was already used by {}", key, winner);
    case Uniqueness::Keep::last:
    case Uniqueness::Keep::max: return fmt::format("{} is kept from {}", key, winner);
  }
  return {};
}

std::optional<Hash128> UnitCommit::reference_key_of(uint32_t unit) const {
  if (map_.outcomes == nullptr) return std::nullopt;
  return hash_key(map_.references->keys_of(map_.table, slot_.batch.records), batch_.judged.record_of(unit));
}

void UnitCommit::note_loaded(uint32_t unit) {
  const auto key = reference_key_of(unit);
  if (!key) return;
  if (program_.update && program_.update->deletes) return map_.outcomes->note_failed(*key, "was deleted");
  const UnitState& state = batch_.judged.units[unit];
  const Column& record = state.results[program_.record];
  const Column& value = record.field(map_.references->declared(map_.table).key);
  const uint32_t row = record.at(state.row);
  if (!value.present(row)) return map_.outcomes->note_failed(*key, "was loaded without a key");
  map_.outcomes->note_loaded(*key, value, row);
}

void UnitCommit::note_failed(uint32_t unit, std::string_view cause) {
  if (const auto key = reference_key_of(unit)) map_.outcomes->note_failed(*key, cause);
}

void UnitCommit::note_lost(uint32_t unit, const Clash& clash) {
  if (map_.outcomes == nullptr) return;
  const std::string words = loss_words(unit, clash);
  if (clash.path) return note_rejected(unit, program_.paths[batch_.paths[*clash.path].field].point, words);
  const Uniqueness& rule = program_.uniqueness[clash.rule];
  if (clash.exists) return note_rejected(unit, rule.exists, words);
  if (rule.keep == Uniqueness::Keep::reject_second) return note_rejected(unit, rule.point, words);
  note_failed(unit, fmt::format("is a duplicate: {}", words));
}

void UnitCommit::note_skipped(uint32_t unit, std::string_view reason) {
  if (map_.outcomes != nullptr) note_failed(unit, fmt::format("was skipped: {}", reason));
}

void UnitCommit::note_rejected(uint32_t unit, PointId point, std::string_view reason) {
  if (map_.outcomes == nullptr) return;
  note_failed(unit, fmt::format("was rejected at {}: {}", around_.program.points[point].name, reason));
}

void UnitCommit::skip(uint32_t unit, const Verdict& verdict) {
  account_.skipped += weight(unit);
  note_skipped(unit, verdict.reason);
  Tally& tally = around_.accounts.skip_rules[verdict.rule];
  tally.count += weight(unit);
  if (tally.wants_example()) tally.examples.push_back(example(unit, std::string(verdict.reason)));
}

void UnitCommit::reject(uint32_t unit, PointId point, const std::string& reason) {
  account_.rejected += weight(unit);
  note_rejected(unit, point, reason);
  other_faults_ = other_faults(unit, point, reason);
  count_notes(unit, false);
  Tally& tally = around_.accounts.points[point];
  tally.count += weight(unit);
  if (tally.wants_example()) tally.examples.push_back(example(unit, reason));
  if (map_.quarantine != nullptr) quarantine(unit, point, reason, target_key(batch_.judged.units[unit]));
  other_faults_.clear();
}

void UnitCommit::quarantine(uint32_t unit, PointId point, const std::string& reason,
                            const std::optional<std::string>& key) {
  const Position at = position(unit);
  std::string raw;
  slot_.reader->write_raw(*slot_.block, batch_.judged.record_of(unit), raw);
  fail(map_.quarantine->add({.raw = raw,
                             .point = around_.program.points[point].name,
                             .reason = reason,
                             .file = around_.parts[source_][at.file],
                             .record = at.record,
                             .line = at.line,
                             .item = program_.loops.empty() ? std::nullopt : std::optional(item_words(unit)),
                             .key = key,
                             .also = other_faults_}));
}

std::vector<OtherFault> UnitCommit::other_faults(uint32_t unit, PointId point, std::string_view reason) {
  std::vector<OtherFault> faults;
  std::set<PointId> counted = {point};
  std::set<std::pair<PointId, std::string_view>> told = {{point, reason}};
  const auto& notes = batch_.judged.notes;
  for (size_t at = next_note_; at < notes.size() && notes[at].unit <= unit; ++at) {
    if (notes[at].unit != unit || notes[at].kind != Note::Kind::fault) continue;
    if (!told.insert({notes[at].rule, notes[at].text}).second) continue;
    faults.push_back({around_.program.points[notes[at].rule].name, notes[at].text});
    if (counted.insert(notes[at].rule).second) around_.accounts.further_faults[notes[at].rule] += weight(unit);
  }
  return faults;
}

Tally& UnitCommit::tally_of(const Note& note) {
  switch (note.kind) {
    case Note::Kind::warning: return around_.accounts.warnings[note.rule];
    case Note::Kind::loss: return around_.accounts.losses[note.rule];
    case Note::Kind::unmapped:
    case Note::Kind::looked:
    case Note::Kind::fault: break;  // looked and faults are no notes of their own
  }
  return around_.accounts.unmapped[note.rule].of(note.text);
}

/// Of a rejected unit only the values that no vocabulary knows count: very likely they are why it was rejected.
void UnitCommit::count_notes(uint32_t unit, bool loaded) {
  if (next_note_ < batch_.judged.notes.size()) count(batch_.judged.notes, next_note_, unit, loaded, example(unit, {}));
}

/// What was noted on the way to the units counts whatever becomes of them: perhaps there are none.
void UnitCommit::count_record_notes(uint32_t record) {
  const auto& notes = batch_.judged.record_notes;
  if (next_record_note_ < notes.size()) count(notes, next_record_note_, record, true, record_example(record, {}));
}

void UnitCommit::count(const std::vector<Note>& notes, size_t& next, uint32_t owner, bool loaded,
                       const UnitExample& place) {
  while (next < notes.size() && notes[next].unit < owner) ++next;
  std::vector<std::pair<std::string, Tally*>> examples;
  for (; next < notes.size() && notes[next].unit == owner; ++next) {
    if (notes[next].kind == Note::Kind::fault || (!loaded && notes[next].kind != Note::Kind::unmapped)) continue;
    Tally& tally = tally_of(notes[next]);
    tally.count += notes[next].count;
    if (tally.wants_example()) examples.emplace_back(note_text(notes[next]), &tally);
  }
  // in which order the steps of one unit ran says nothing: its examples come by their text
  std::sort(examples.begin(), examples.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [text, tally] : examples) {
    if (!tally->wants_example()) continue;
    tally->examples.push_back(place);
    tally->examples.back().text = std::move(text);
  }
}

bool UnitCommit::wants_preview() const {
  if (!around_.options.plan) return false;
  if (!program_.update) return account_.previews.size() < around_.options.previews;
  const Change kind = batch_.changes[place_].kind;  // some of each kind that does anything
  const auto same = std::ranges::count(account_.previews, std::optional(kind), &BeforeAfter::change);
  return words_of(kind).writes && static_cast<size_t>(same) < around_.options.previews;
}

void UnitCommit::preview(uint32_t unit) {
  if (!wants_preview()) return;
  if (program_.update) return preview_change(unit, batch_.changes[place_]);
  const UnitState& state = batch_.judged.units[unit];
  std::string after;
  write_json(state.results[program_.record], state.row, after);
  account_.previews.push_back(
      {.map = program_.name, .unit = example(unit, {}), .before = before(unit), .after = std::move(after)});
}

/// The target's record before and after; of a new one the source's.
void UnitCommit::preview_change(uint32_t unit, const RecordChange& change) {
  BeforeAfter shown{.map = program_.name, .unit = example(unit, {}), .change = change.kind};
  if (change.kind == Change::created) {
    shown.before = before(unit);
  } else {
    const LoadedTable& table = map_.lookups->index(program_.update->index).table();
    Failures failures;
    write_json(table.records(table.source().read, &change.record, 1, slot_.arena, failures), 0, shown.before);
  }
  const UnitState& state = batch_.judged.units[unit];
  if (change.kind != Change::deleted) write_json(state.results[program_.record], state.row, shown.after);
  account_.previews.push_back(std::move(shown));
}

std::string UnitCommit::before(uint32_t unit) const {
  std::string raw;
  slot_.reader->write_raw(*slot_.block, batch_.judged.record_of(unit), raw);
  return raw;
}

void UnitCommit::end_run() {
  if (run_length_ != 0) loaded_.push_back({run_begin_, run_begin_ + run_length_});
  run_length_ = 0;
}

void UnitCommit::flush() {
  end_run();
  if (loaded_.empty()) return;
  const size_t held = map_.output->bytes_held();
  fail(map_.output->append(*batch_.prepared, loaded_, [this](size_t place) { return origin(place); }));
  around_.remembered.change(held, map_.output->bytes_held());
  if (map_.output->bytes_held() > held && around_.remembered.too_many()) fail_for_memory(changes_too_large);
  if (map_.observer != nullptr) show_written();
}

void UnitCommit::show_written() {
  for (const RecordRange& range : loaded_) {
    for (size_t place = range.begin; place < range.end && !problem_; ++place) {
      if (program_.update && program_.update->deletes) continue;  // it is not there any more
      const RecordDigest& digest = batch_.digests[place];
      fail(map_.observer->written(program_.target, {digest.key, digest.content, position(batch_.kept[place])}));
    }
  }
}

RecordOrigin UnitCommit::origin(size_t place) {
  const Position at = position(batch_.kept[place]);
  return {.part = around_.parts[source_][at.file], .record = at.record, .line = at.line};
}

UnitExample UnitCommit::record_example(uint32_t record, std::string text) {
  return {
      .file = part_name(), .record = first_record_ + record, .line = line_of(slot_, record), .text = std::move(text)};
}

UnitExample UnitCommit::example(uint32_t unit, std::string text) {
  UnitExample example = record_example(batch_.judged.record_of(unit), std::move(text));
  example.item = item_words(unit);
  return example;
}

DataPlace UnitCommit::data_place(uint32_t record) {
  return {.file = part_name(), .record = first_record_ + record, .line = line_of(slot_, record)};
}

/// "image 2, size 1"; nothing for a unit that is a record.
std::string UnitCommit::item_words(uint32_t unit) const {
  std::string words;
  for (size_t loop = 0; loop < program_.loops.size(); ++loop) {
    const uint32_t number = batch_.judged.items[unit * program_.loops.size() + loop];
    if (number == 0) break;
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", program_.loops[loop].name, number);
  }
  return words;
}

/// Which of its record's units: units of one record follow one another.
uint32_t UnitCommit::number_in_record(uint32_t unit) const {
  const auto& records = batch_.judged.records;
  if (records.empty()) return 0;
  const auto first = std::lower_bound(records.begin(), records.begin() + unit, records[unit]);
  return static_cast<uint32_t>(records.begin() + unit - first) + 1;
}

Position UnitCommit::position(uint32_t unit) {
  const uint32_t record = batch_.judged.record_of(unit);
  return {.map = map_.prepared->index & 0xFFFFU,
          .unit = number_in_record(unit) & 0xFFFFFFU,
          .file = slot_.block->part & 0xFFFFFFU,
          .record = static_cast<uint32_t>(first_record_ + record),
          .line = static_cast<uint32_t>(line_of(slot_, record))};
}

std::string UnitCommit::place_words(const Position& at) const {
  const auto& parts = around_.parts[around_.program.maps[at.map].source];
  const auto& loops = reading(around_.program.maps[at.map]).loops;
  const std::string item =
      loops.empty() ? "" : fmt::format(", {} {}", loops.size() == 1 ? loops[0].name : "unit", uint64_t{at.unit});
  return record_place(at.record, item, parts[at.file], at.line);
}

std::string UnitCommit::key_words(const UnitState& unit, const Uniqueness& rule) const {
  std::string words;
  for (const size_t place : rule.by) {
    if (!words.empty()) words += ", ";
    words += value_excerpt(unit.results[place], unit.row);
  }
  return words;
}

std::optional<std::string> UnitCommit::target_key(const UnitState& unit) const {
  if (unit.results == nullptr) return std::nullopt;
  for (const Uniqueness& rule : program_.uniqueness) {
    if (rule.keep != Uniqueness::Keep::reject_second) continue;
    std::string key;
    for (const size_t place : rule.by) {
      if (!unit.results[place].present(unit.row)) return std::nullopt;
      if (!key.empty()) key += ", ";
      write_display(unit.results[place], unit.row, key);
    }
    return key;
  }
  return std::nullopt;
}

void UnitCommit::fail(std::optional<Problem> problem) {
  if (problem && !problem_) problem_ = std::move(problem);
}

}  // namespace damson
