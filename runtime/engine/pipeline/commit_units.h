// The units of one map in one batch, in order: each gets its outcome, its place in the books and in the target.
#pragma once

#include "runtime/engine/pipeline/pass.h"

namespace damson {

class UnitCommit {
 public:
  /// `first_record`: the number in its file of the batch's first record.
  UnitCommit(const PassSurroundings& around, const MapInPass& map, uint32_t source, const BatchSlot& slot,
             const MapBatch& batch, uint64_t first_record);

  /// The first `units` of the batch.
  std::optional<Problem> commit(uint32_t units);
  /// Only takes note of who may have a key.
  void determine(uint32_t units);

 private:
  void commit_unit(uint32_t unit);
  void keep(uint32_t unit);
  void load(uint32_t unit);
  void add_to_sums(uint32_t unit);
  void lose(uint32_t unit, const Clash& clash);
  void skip(uint32_t unit, const Verdict& verdict);
  void reject(uint32_t unit, PointId point, const std::string& reason);
  void count_notes(uint32_t unit, bool loaded);
  Tally& tally_of(const Note& note);
  void preview(uint32_t unit);
  void flush();
  std::optional<Clash> admit(uint32_t unit, size_t place);

  UnitExample example(uint32_t unit, std::string text) const;
  Position position(uint32_t unit) const;
  std::string place_words(const Position& position) const;
  std::string key_words(const UnitState& unit, const Uniqueness& rule) const;
  std::optional<std::string> target_key(const UnitState& unit) const;
  void fail(std::optional<Problem> problem);

  const PassSurroundings& around_;
  const MapInPass& map_;
  const MapProgram& program_;
  uint32_t source_;
  const BatchSlot& slot_;
  const MapBatch& batch_;
  uint64_t first_record_;
  MapAccount& account_;
  std::optional<Problem> problem_;
  std::vector<std::optional<Hash128>> keys_;  // of the unit that asks for its keys
  std::vector<Rank> ranks_;
  size_t next_kept_ = 0;      // of batch_.kept
  size_t next_note_ = 0;
  size_t flushed_ = 0;        // kept records before this one are written or cut out
  size_t run_length_ = 0;     // records from there on that are loaded
};

}  // namespace damson
