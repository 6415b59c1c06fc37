// All records that `ref` may refer to: what became of them, so far as that is known.
#include "runtime/engine/references/references.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/program/excerpt.h"

namespace damson {

namespace {

/// A record that was loaded and then not so often is so because of those that refer to it.
constexpr uint8_t changes_believed = 4;
constexpr size_t members_named = 8;

}  // namespace

References::References(const Program& program) : program_(&program), table_of_(program.maps.size(), nothing) {
  for (uint32_t table = 0; table < program.references.size(); ++table) {
    const ReferenceTable& declared = program.references[table];
    tables_.emplace_back(key_type(table));
    for (uint32_t map = 0; map < program.maps.size(); ++map) {
      const bool feeds = program.maps[map].source == declared.source && program.maps[map].target == declared.target;
      if (feeds) table_of_[map] = table;
    }
  }
}

const Type& References::key_type(uint32_t table) const {
  const ReferenceTable& declared = program_->references[table];
  return program_->targets[declared.target].schema.fields()[declared.key].type;
}

RecordOutcomes* References::noting(uint32_t table) {
  Table& own = tables_[table];
  if (own.settling) return &own.next;
  if (own.settled) return nullptr;
  own.read = true;
  return &own.known;
}

void References::begin_settling(std::span<const uint32_t> maps) {
  for (const uint32_t map : maps) {
    if (table_of_[map] != nothing) tables_[table_of_[map]].settling = true;
  }
  waiting_ = 0;
}

void References::begin_reading() {
  uint32_t first = 0;
  for (uint32_t table = 0; table < tables_.size(); ++table) {
    tables_[table].first = first;
    first += static_cast<uint32_t>(tables_[table].known.size());
    if (tables_[table].settling) tables_[table].next = RecordOutcomes(key_type(table));
  }
}

void References::take_over(Table& table, bool& changed, bool& upset) {
  using Kind = RecordOutcomes::Kind;
  const size_t both = std::min(table.known.size(), table.next.size());
  changed = changed || !table.read || table.known.size() != table.next.size();
  table.changes.resize(table.next.size(), 0);
  for (uint32_t record = 0; record < both; ++record) {
    if (table.next.same(record, table.known) || is_contested(table, record)) continue;
    changed = true;
    if (table.known.kind(record) == Kind::waiting) continue;
    upset = true;
    if (table.known.kind(record) != table.next.kind(record)) ++table.changes[record];
  }
  std::swap(table.known, table.next);
  table.read = true;
}

bool References::end_reading(uint64_t waiting) {
  bool changed = false;
  bool upset = false;
  for (Table& table : tables_) {
    if (table.settling) take_over(table, changed, upset);
  }
  if (waiting == 0 && !upset) return true;
  if (!changed && waiting == waiting_) return !find_circles();
  waiting_ = waiting;
  return false;
}

void References::end_settling() {
  for (uint32_t table = 0; table < tables_.size(); ++table) {
    if (!tables_[table].settling) continue;
    tables_[table].settling = false;
    tables_[table].settled = true;
    tables_[table].next = RecordOutcomes(key_type(table));
  }
}

References::Member References::member(uint32_t table, uint32_t record) const {
  return {table, record, std::string(tables_[table].known.name(record))};
}

/// The record that a waiting one waits for, if that is waiting itself.
std::optional<References::Member> References::waited_for(const Member& waiting) const {
  const uint32_t number = tables_[waiting.table].known.waits_for(waiting.record);
  for (uint32_t table = 0; table < tables_.size(); ++table) {
    const Table& one = tables_[table];
    if (number < one.first || number - one.first >= one.known.size()) continue;
    const uint32_t record = number - one.first;
    if (one.known.kind(record) != RecordOutcomes::Kind::waiting) return std::nullopt;
    return member(table, record);
  }
  return std::nullopt;
}

/// Every waiting record waits for one other: who follows long enough goes round. Whether there was a circle.
bool References::find_circles() {
  const size_t before = circles_.size();
  std::vector<std::vector<uint32_t>> walks(tables_.size());  // by record: the walk that passed it first
  for (size_t table = 0; table < tables_.size(); ++table) walks[table].resize(tables_[table].known.size(), 0);
  uint32_t walk = 0;
  for (uint32_t table = 0; table < tables_.size(); ++table) {
    for (uint32_t record = 0; record < tables_[table].known.size(); ++record) {
      if (tables_[table].known.kind(record) != RecordOutcomes::Kind::waiting || walks[table][record] != 0) continue;
      ++walk;
      std::vector<Member> way;
      std::optional<Member> at = member(table, record);
      for (; at && walks[at->table][at->record] == 0; at = waited_for(*at)) {
        walks[at->table][at->record] = walk;
        way.push_back(*at);
      }
      if (!at || walks[at->table][at->record] != walk) continue;
      const auto begin = std::find_if(way.begin(), way.end(), [&](const Member& one) {
        return one.table == at->table && one.record == at->record;
      });
      add_circle({begin, way.end()});
    }
  }
  for (uint32_t circle = 1; circle <= circles_.size(); ++circle) knots_[circle - 1] = knot_of(circle);
  return circles_.size() > before;
}

void References::add_circle(std::vector<Member> members) {
  const uint32_t source = declared(members.front().table).source;
  const bool mixed =
      std::ranges::any_of(members, [&](const Member& one) { return declared(one.table).source != source; });
  circles_.push_back({std::move(members), mixed});
  const auto circle = static_cast<uint32_t>(circles_.size());
  knots_.push_back(circle);
  const auto& made = circles_.back().members;
  for (uint32_t place = 0; place < made.size(); ++place) {
    Table& own = tables_[made[place].table];
    own.circles.resize(own.known.size(), 0);
    own.places.resize(own.known.size(), 0);
    const uint32_t earlier = own.circles[made[place].record];
    if (earlier != 0) knots_[knot_of(earlier) - 1] = circle;
    own.circles[made[place].record] = circle;
    own.places[made[place].record] = place;
  }
}

uint32_t References::knot_of(uint32_t circle) const {
  while (circle != 0 && knots_[circle - 1] != circle) circle = knots_[circle - 1];
  return circle;
}

bool References::is_contested(const Table& table, uint32_t record) const {
  return record < table.changes.size() && table.changes[record] > changes_believed;
}

ReferenceAnswer References::answer(uint32_t index, std::span<const Column* const> keys, uint32_t row,
                                   uint32_t own_knot) const {
  const auto waiting = [](uint32_t number) {
    return ReferenceAnswer{State::decided, 0, FailureKind::waiting, number, "what it refers to is not known yet"};
  };
  const auto error = [](std::string reason) {
    return ReferenceAnswer{State::error, 0, FailureKind::error, 0, std::move(reason)};
  };
  const Table& table = tables_[index];
  if (!table.read) return waiting(nothing);
  const auto named = [&] {
    const std::string& source = program_->sources[declared(index).source].name;
    return fmt::format("{}`{}` with {}", declared(index).of_groups ? "the group of " : "", source,
                       name(index, keys, row));
  };
  const auto key = hash_key(keys, row);
  const uint32_t record = key ? table.known.find(*key) : nothing;
  if (record == nothing) {
    const std::string& source = program_->sources[declared(index).source].name;
    return {State::unmatched, 0, FailureKind::unmatched, 0,
            fmt::format("no {} `{}` with {}", declared(index).of_groups ? "group of" : "record in", source,
                        name(index, keys, row))};
  }
  const uint32_t circle = table.circles.empty() ? 0 : table.circles[record];
  if (circle != 0 && knot_of(circle) == own_knot)
    return error(circle_words(circles_[circle - 1], table.places[record]));
  if (is_contested(table, record)) {
    return error(named() + " is loaded or not depending on what refers to it");
  }
  switch (table.known.kind(record)) {
    case RecordOutcomes::Kind::loaded: return {.value = table.known.value(record)};
    case RecordOutcomes::Kind::failed: return error(fmt::format("{} {}", named(), table.known.cause(record)));
    case RecordOutcomes::Kind::waiting: return waiting(table.first + record);
  }
  return {};
}

std::string References::circle_words(const Circle& circle, size_t start) const {
  const auto& members = circle.members;
  const auto source = [&](const Member& one) -> const std::string& {
    return program_->sources[declared(one.table).source].name;
  };
  const auto named = [&](size_t place) {
    const Member& one = members[(start + place) % members.size()];
    return circle.mixed ? fmt::format("`{}` {}", source(one), one.name) : one.name;
  };
  std::string words = circle.mixed ? std::string("references go round in a circle: ")
                                   : fmt::format("references in `{}` go round in a circle: ", source(members.front()));
  for (size_t i = 0; i < members.size() && i < members_named; ++i) words += named(i) + ", then ";
  if (members.size() > members_named) words += fmt::format("{} more, then ", members.size() - members_named);
  return words + named(0) + " again";
}

const uint32_t* References::circles_of(const MapProgram& units, uint32_t map, const Column& records,
                                       Arena& arena) const {
  const uint32_t index = table_of_[map];
  if (index == nothing || tables_[index].circles.empty()) return nullptr;
  if (declared(index).of_groups && !units.grouping)
    return nullptr;  // members refer to nothing that waits for their groups
  const Table& table = tables_[index];
  const auto keys = keys_of(index, records);
  auto* circles = arena.array<uint32_t>(records.rows);
  for (uint32_t row = 0; row < records.rows; ++row) {
    const auto key = hash_key(keys, row);
    const uint32_t record = key ? table.known.find(*key) : nothing;
    circles[row] = record == nothing ? 0 : knot_of(table.circles[record]);
  }
  return circles;
}

std::vector<const Column*> References::keys_of(uint32_t table, const Column& records) const {
  std::vector<const Column*> keys;
  for (const uint32_t field : declared(table).key_fields) keys.push_back(&records.field(field));
  return keys;
}

std::string References::name(uint32_t table, std::span<const Column* const> keys, uint32_t row) const {
  std::string words;
  for (size_t i = 0; i < keys.size(); ++i) {
    words += fmt::format("{}{} {}", i == 0 ? "" : " and ", declared(table).key_names[i], value_excerpt(*keys[i], row));
  }
  return words;
}

size_t References::bytes_held() const {
  size_t bytes = 0;
  for (const Table& table : tables_) bytes += table.known.bytes_held() + table.next.bytes_held();
  return bytes;
}

}  // namespace damson
