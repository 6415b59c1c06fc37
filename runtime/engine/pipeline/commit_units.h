// The units of one map in one batch, in order: each gets its outcome, its place in the books and in the target.
#pragma once

#include "runtime/diagnostics/diagnostic.h"
#include "runtime/engine/pipeline/decide_keys.h"
#include "runtime/engine/pipeline/record_lines.h"

namespace damson {

class UnitCommit {
 public:
  /// `first_record`: the number in its file of the batch's first record.
  UnitCommit(const PassSurroundings& around, const MapInPass& map, uint32_t source, BatchSlot& slot, MapBatch& batch,
             uint64_t first_record);
  virtual ~UnitCommit() = default;
  UnitCommit(const UnitCommit&) = delete;
  UnitCommit& operator=(const UnitCommit&) = delete;

  /// The units of the first `records` of the batch.
  std::optional<Problem> commit(uint32_t records);
  /// Only takes note of who may have a key.
  std::optional<Problem> determine(uint32_t records);
  /// Only takes note of who may have a key and of what becomes of each unit; `waiting` counts those that nothing is
  /// known of yet.
  std::optional<Problem> settle(uint32_t records, uint64_t& waiting);

 protected:
  virtual void begin_record(uint32_t record);
  virtual void begin_unit(uint32_t /*unit*/) { ++account_.units; }
  virtual void keep(uint32_t unit);
  virtual void load(uint32_t unit);
  virtual void count_duplicate() {}
  /// Not groups or their members.
  virtual bool are_records() const { return true; }
  /// How many units of the source it is: a group is as many as it has members.
  virtual uint64_t weight(uint32_t /*unit*/) const { return 1; }

  /// Each is one record, and nothing is to be said of it but whether it keeps its keys: they are counted together.
  bool are_plain(uint32_t records) const;
  std::optional<Problem> commit_plain(uint32_t records);
  void commit_unit(uint32_t unit);
  void settle_unit(uint32_t unit);
  bool is_sum(const Figure& figure) const;
  bool is_summed() const;
  void add_to_sums(uint32_t unit);
  void decide_keys(uint32_t records);
  const Clash* clash_of(size_t place);
  /// What is held of the target takes more than the run may.
  void fail_for_memory(const Diagnostic<std::string_view, std::string_view>& what);
  /// `place`: of the kept units.
  void lose(uint32_t unit, size_t place, const Clash& clash);
  std::string path_words(uint32_t unit, const MapBatch::UsedPath& used, const Position& winner) const;
  /// What is said of a unit that lost its key to another: the reason, or the example of the rule.
  std::string loss_words(uint32_t unit, const Clash& clash) const;
  virtual void skip(uint32_t unit, const Verdict& verdict);
  virtual void reject(uint32_t unit, PointId point, const std::string& reason);
  virtual void quarantine(uint32_t unit, PointId point, const std::string& reason,
                          const std::optional<std::string>& key);
  /// Fails at the record that has more units than a record may have.
  bool is_overfull(uint32_t record);
  void count_record_notes(uint32_t record);
  void count_notes(uint32_t unit, bool loaded);
  void count(const std::vector<Note>& notes, size_t& next, uint32_t owner, bool loaded, const UnitExample& place);
  Tally& tally_of(const Note& note);
  /// What else is wrong with the unit that is being rejected at `point`, each once; to be asked before its notes are
  /// counted.
  std::vector<OtherFault> other_faults(uint32_t unit, PointId point, std::string_view reason);
  bool wants_preview() const;
  void preview(uint32_t unit);
  void preview_change(uint32_t unit, const RecordChange& change);
  /// Ends the records that stand together: the next one is lost, or there is none.
  void end_run();
  void flush();
  void show_written();

  void note_loaded(uint32_t unit);
  void note_lost(uint32_t unit, const Clash& clash);
  void note_skipped(uint32_t unit, std::string_view reason);
  void note_rejected(uint32_t unit, PointId point, std::string_view reason);
  void note_failed(uint32_t unit, std::string_view cause);
  std::optional<Hash128> reference_key_of(uint32_t unit) const;

  virtual UnitExample record_example(uint32_t record, std::string text);
  UnitExample example(uint32_t unit, std::string text);
  const std::string& part_name() const { return around_.parts[source_][slot_.block->part]; }
  virtual DataPlace data_place(uint32_t record);
  virtual std::string item_words(uint32_t unit) const;
  /// What a preview shows as it was.
  virtual std::string before(uint32_t unit) const;
  uint32_t number_in_record(uint32_t unit) const;
  virtual Position position(uint32_t unit);
  RecordOrigin origin(size_t place);
  std::string place_words(const Position& position) const;
  std::string key_words(const UnitState& unit, const Uniqueness& rule) const;
  std::optional<std::string> target_key(const UnitState& unit) const;
  void fail(std::optional<Problem> problem);

  const PassSurroundings& around_;
  const MapInPass& map_;
  const MapProgram& program_;
  uint32_t source_;
  BatchSlot& slot_;
  MapBatch& batch_;
  uint64_t first_record_;
  MapAccount& account_;
  std::optional<Problem> problem_;
  KeyDecisions keys_;
  std::vector<OtherFault> other_faults_;  // of the unit that is rejected last
  size_t next_kept_ = 0;                  // of batch_.kept
  size_t place_ = 0;                      // among them, of the one that is being loaded
  size_t next_note_ = 0;
  size_t next_record_note_ = 0;
  uint32_t next_unit_ = 0;
  std::vector<RecordRange> loaded_;  // of the kept records
  size_t run_begin_ = 0;             // the kept record behind the last that was lost
  size_t run_length_ = 0;            // records from there on that are loaded
};

}  // namespace damson
