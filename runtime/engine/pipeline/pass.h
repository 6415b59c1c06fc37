// One reading of one source for the maps that share it: everything that happens in input order, one batch after
// another.
#pragma once

#include <optional>

#include "runtime/engine/engine.h"
#include "runtime/engine/groups/groups.h"
#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/engine/pipeline/accounts.h"
#include "runtime/engine/pipeline/batch_slot.h"
#include "runtime/engine/pipeline/quarantine.h"
#include "runtime/engine/pipeline/remembered_bytes.h"
#include "runtime/engine/pipeline/target_keys.h"
#include "runtime/engine/references/references.h"
#include "runtime/keys/record_observer.h"

namespace damson {

class SourceKeys;

/// What a source is read for.
enum class Reading : uint8_t {
  keys,        // who wins the keys of rules that have to see all records: nothing is written or counted
  references,  // what becomes of records that refer to each other: nothing is written or counted
  writing,
};

/// What a map works with while its source is read.
struct MapInPass {
  const PreparedMap* prepared = nullptr;
  RecordSink* output = nullptr;  // only when writing
  const LookupTables* lookups = nullptr;
  const RecordSink* holds = nullptr;  // knows which records the target cannot hold
  TargetKeys* keys = nullptr;
  Quarantine* quarantine = nullptr;  // null in a plan
  const References* references = nullptr;
  uint32_t table = References::nothing;  // where its records stand that others refer to
  RecordOutcomes* outcomes = nullptr;    // where this reading notes what becomes of them; null: nobody wants to know
  uint64_t* waiting = nullptr;  // counts units that refer to what is not known yet; null but when settling references
  RecordObserver* observer = nullptr;  // is shown what is written; null: nobody is
  Groups* groups = nullptr;            // where the units are members of groups
};

/// What all readings of one run share.
struct PassSurroundings {
  const Program& program;
  const EngineOptions& options;
  Accounts& accounts;
  /// The parts of each source, for messages.
  const std::vector<std::vector<std::string>>& parts;
  RememberedBytes& remembered;
};

class Pass {
 public:
  Pass(PassSurroundings surroundings, uint32_t source, std::vector<MapInPass> maps);
  ~Pass();

  /// Warns of records with one key: to be said before the first batch.
  void watch_keys();
  bool watches_keys() const { return source_keys_ != nullptr; }
  const FurtherAccount& further() const { return further_; }

  const std::vector<MapInPass>& maps() const { return maps_; }
  uint32_t source() const { return source_; }
  uint64_t records() const { return records_; }
  uint64_t bytes() const { return bytes_; }
  bool limited() const { return limited_; }
  const std::optional<Problem>& problem() const { return problem_; }

  /// The next batch in order. False when no more are wanted: after a problem, or when the limit is reached.
  bool commit(BatchSlot& slot);

 private:
  void add_further(BatchSlot& slot, uint32_t units);
  uint32_t units_wanted(const BatchSlot& slot);
  bool commit_map(const MapInPass& map, BatchSlot& slot, size_t place, uint32_t units);
  bool stop_with(Problem problem);

  PassSurroundings around_;
  uint32_t source_;
  std::vector<MapInPass> maps_;
  std::unique_ptr<SourceKeys> source_keys_;  // null: nobody watches them
  FurtherAccount further_;
  uint64_t records_in_part_ = 0;  // before the batch
  uint64_t records_ = 0;
  uint64_t bytes_ = 0;
  bool limited_ = false;
  std::optional<Problem> problem_;
};

}  // namespace damson
