// All records that `ref` may refer to: what became of them, so far as that is known.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/engine/references/record_outcomes.h"
#include "runtime/program/program.h"
#include "runtime/values/failures.h"

namespace damson {

/// What `ref` gives for one row.
struct ReferenceAnswer {
  State state = State::present;
  uint32_t value = 0;                         // present: the place of the key among the table's
  FailureKind kind = FailureKind::unmatched;  // for other states, with
  uint32_t rule = 0;                          // the record that is waited for
  std::string reason = {};
};

/// A table is filled while the maps that make its records write them, where nothing looks into it before they are
/// through. Where records refer to each other it is *settled* before: the maps are read again and again without
/// writing, each reading looking at what the one before found out, until nothing is waiting any more. Records that then
/// still wait for each other go round in a circle: their references to each other are errors from then on.
class References {
 public:
  static constexpr uint32_t nothing = RecordOutcomes::nothing;

  explicit References(const Program& program);

  /// The table that the map's records stand in, or `nothing`.
  uint32_t table_of(uint32_t map) const { return table_of_[map]; }
  /// Where this reading notes what becomes of the records of a table; null when everything is known of them.
  RecordOutcomes* noting(uint32_t table);

  /// Begins to settle the tables of these maps.
  void begin_settling(std::span<const uint32_t> maps);
  void begin_reading();
  /// Whether everything is settled. `waiting`: units of any map that could not be decided yet.
  bool end_reading(uint64_t waiting);
  void end_settling();

  /// `keys` are present. `own_knot`: of the record that refers.
  ReferenceAnswer answer(uint32_t table, std::span<const Column* const> keys, uint32_t row, uint32_t own_knot) const;
  const KeyValues& values(uint32_t table) const { return tables_[table].known.values(); }
  /// For each record of a batch the knot of circles that it is in, 0 for none; null when there is none in the map's
  /// table. `units`: the map, or the members of its groups.
  const uint32_t* circles_of(const MapProgram& units, uint32_t map, const Column& records, Arena& arena) const;

  const ReferenceTable& declared(uint32_t table) const { return program_->references[table]; }
  /// The key fields of a batch of records, or of groups' records.
  std::vector<const Column*> keys_of(uint32_t table, const Column& records) const;
  /// "id 7"
  std::string name(uint32_t table, std::span<const Column* const> keys, uint32_t row) const;
  size_t bytes_held() const;

 private:
  struct Table {
    explicit Table(const Type& key) : known(key), next(key) {}

    RecordOutcomes known;
    RecordOutcomes next;  // while it is settled: of this reading
    bool read = false;    // something is known: a record that is not there is not in the source
    bool settling = false;
    bool settled = false;
    uint32_t first = 0;             // its first record's number among those of all tables
    std::vector<uint32_t> circles;  // by record: which one it is in, from 1; empty: none of them is
    std::vector<uint32_t> places;   // by record: where in its circle; empty: none of them is in one
    std::vector<uint8_t> changes;   // by record: how often it was loaded and then not, or the other way round
  };
  struct Member {
    uint32_t table;
    uint32_t record;
    std::string name;
  };

  struct Circle {
    std::vector<Member> members;  // each leads to the next, the last to the first
    bool mixed = false;           // of several sources
  };

  const Type& key_type(uint32_t table) const;
  bool is_contested(const Table& table, uint32_t record) const;
  /// Takes over what this reading found out. Whether anything is other than before, and whether that had been settled.
  void take_over(Table& table, bool& changed, bool& upset);
  bool find_circles();
  std::optional<Member> waited_for(const Member& member) const;
  Member member(uint32_t table, uint32_t record) const;
  void add_circle(std::vector<Member> members);
  uint32_t knot_of(uint32_t circle) const;
  std::string circle_words(const Circle& circle, size_t start) const;

  const Program* program_;
  std::deque<Table> tables_;
  std::vector<uint32_t> table_of_;  // by map
  std::vector<Circle> circles_;
  std::vector<uint32_t> knots_;  // by circle: one for all that have members in common, straight or by way of others
  uint64_t waiting_ = 0;         // units, in the reading before
};

}  // namespace damson
