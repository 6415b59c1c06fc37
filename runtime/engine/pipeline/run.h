// A whole run, step by step: lookups, winners of keys, references, the maps, the books, publishing.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>

#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/engine/pipeline/observe_inputs.h"
#include "runtime/engine/pipeline/pass.h"
#include "runtime/engine/pipeline/present_keys.h"
#include "runtime/engine/pipeline/progress_teller.h"
#include "runtime/engine/pipeline/read_and_written.h"
#include "runtime/engine/pipeline/run_sources.h"
#include "runtime/engine/profile/run_profile.h"

namespace damson {

class Run {
 public:
  Run(const Program& program, const EngineOptions& options, Storage& storage);

  /// What ended the run before its time, or nothing.
  std::optional<Problem> execute();
  RunReport report() const;
  /// What else is wrong with the sources, where a problem of one of them has ended the run.
  std::vector<Problem> problems_of_other_sources();
  const Secrets& secrets() const { return secrets_; }

 private:
  using Step = std::optional<Problem>;

  Step load_lookups();
  Step load_lookup(uint32_t table);
  Step open_targets();
  /// Finds out which keys the targets hold that keep what is there.
  Step read_present_keys();
  Step read_present_keys(uint32_t target, PresentKeys& keys);
  /// A run of a few records must not take the place of what one of all records has left.
  Step refuse_to_replace();
  Step open_sources();
  /// Shows a witness what there is, and what came of it.
  Step show_inputs();
  Step show_results();
  void add_targets(RunReport& report) const;
  Step note_read(const std::vector<std::string>& files);
  /// The rejected records of earlier runs, all of which this one replaces or removes, in a plan too.
  Step note_earlier_quarantines();
  /// The files that the run will write for these maps of one source, in a plan too.
  Step note_quarantines(const std::vector<uint32_t>& maps, const std::string& extension);
  Step read_sources();
  Step determine_winners(const std::vector<uint32_t>& maps);
  /// Finds out what becomes of records that refer to each other, before any of them is written.
  Step settle_references(const std::vector<uint32_t>& maps);
  /// Counts what is known of records that are referred to. False when that is more than the run may remember.
  bool references_fit();
  Problem too_many_references(uint32_t source) const;
  void forget_keys(const std::vector<TargetKeys>& after);
  Step close_targets();
  /// What becomes of the records that targets hold which update.
  Step carry_over();
  Step check_changes() const;
  Step check_books() const;
  Step check_expectations();
  Step publish();
  void remove_earlier_quarantines(std::vector<PublishStep>& steps);
  void report_quarantines();

  /// Reads the source of `group`, once.
  Step read_pass(const std::vector<uint32_t>& group, Reading reading);
  Step run_pass(Pass& pass, RecordReader& reader, Reading reading);
  /// Begins a pass. `whole`: whatever `--limit` says.
  std::variant<std::unique_ptr<RecordReader>, Problem> begin_pass(uint32_t source, bool whole);
  /// Says where it is noted what becomes of the map's units, if any `ref` may ask.
  void note_outcomes(MapInPass& map);
  MapInPass map_in_pass(uint32_t map, const RecordReader& reader, Reading reading);
  /// The groups of a map whose members have been read: written, or only compared.
  Step finish_groups(const MapInPass& map, uint32_t source, Reading reading);
  /// Reads the source once more for what is rejected, when groups were: only now is it known who their members are.
  Step quarantine_members(uint32_t map);
  std::unique_ptr<Quarantine> quarantine_of(uint32_t map, const RecordReader& reader) const;
  void evaluate(const Pass& pass, BatchSlot& slot) const;
  void evaluate_map_in_pass(const MapInPass& map, BatchSlot& slot, MapBatch& batch) const;
  Step note_source(uint32_t source, uint64_t records, uint64_t bytes);
  size_t in_flight() const;
  StageClock* reader_clock() const { return profile_ == nullptr ? nullptr : profile_->reader(); }
  StageClock* committer_clock() const { return profile_ == nullptr ? nullptr : profile_->committer(); }
  /// For the profile: everything since the last call was for this.
  void end_part(const std::string& name) const;

  const Program& program_;
  const EngineOptions& options_;
  EngineOptions unlimited_;  // a limit is of what is written, not of what is looked up or referred to
  Storage& storage_;
  Secrets secrets_;
  LookupTables lookups_;
  Accounts accounts_;
  std::deque<PreparedMap> prepared_;                // by map
  std::deque<PreparedMap> prepared_members_;        // by map: of its groups; else the same
  Snapshots stores_;                                // of the sinks
  std::vector<std::unique_ptr<RecordSink>> sinks_;  // by target
  std::vector<std::unique_ptr<RecordSink>>
      holders_;                   // by target: in a test what says which records it cannot hold; else null
  std::vector<TargetKeys> keys_;  // by target
  std::vector<std::unique_ptr<Groups>> groups_;  // by map
  QuarantineNames quarantine_names_;
  std::vector<std::unique_ptr<Quarantine>> quarantines_;  // by map
  std::vector<std::string> earlier_quarantines_;          // files
  RunSources sources_;
  std::optional<ObservedInputs> inputs_;  // only for a witness
  std::set<uint32_t> keys_watched_;       // sources
  ReadAndWritten read_and_written_;
  ProgressTeller progress_;
  std::unique_ptr<RunProfile> profile_;  // null: nobody wants to know
  RememberedBytes remembered_;
  std::vector<ExpectationReport> expectations_;
  bool reading_ = false;                   // sources are found and read
  std::vector<Problem> further_problems_;  // told beside the one that ends the run
  size_t references_held_ = 0;
  uint64_t waiting_ = 0;  // units of this reading that refer to what is not known yet
  bool settling_ = false;
  bool limited_ = false;
  Published published_ = Published::nothing;
  bool succeeded_ = false;  // everything was evaluated and judged; all targets are in place, but in a plan
};

}  // namespace damson
