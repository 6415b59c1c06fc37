// The books of a run: what became of every unit, by rule, with the first examples.
#pragma once

#include <map>
#include <unordered_map>

#include "runtime/engine/pipeline/further_account.h"
#include "runtime/engine/pipeline/running_sum.h"
#include "runtime/program/program.h"
#include "runtime/report/run_report.h"

namespace damson {

struct Tally {
  uint64_t count = 0;
  std::vector<UnitExample> examples;

  bool wants_example() const { return examples.size() < NamedCount::examples_kept; }
};

/// Values that one vocabulary did not know, in the order in which they were first met.
class UnmappedTallies {
 public:
  /// Values beyond the limit are counted together, as the last one.
  Tally& of(std::string_view value);
  const std::vector<std::pair<std::string, Tally>>& all() const { return tallies_; }

 private:
  std::vector<std::pair<std::string, Tally>> tallies_;
  std::unordered_map<std::string, size_t> places_;
};

struct MapAccount {
  uint64_t records = 0;  // of the source, whatever units they make
  uint64_t units = 0;
  uint64_t loaded = 0;
  uint64_t skipped = 0;
  uint64_t rejected = 0;
  uint64_t duplicates = 0;
  std::vector<Tally> duplicate_rules;  // by uniqueness rule
  std::vector<BeforeAfter> previews;
  uint64_t quarantined = 0;
  std::string quarantine_file;
  std::string quarantine_notes;

  ChangeCounts changes;               // of those that are loaded into a target that updates
  std::optional<GroupCounts> groups;  // where the units above are members of groups

  uint64_t accounted_for() const { return loaded + skipped + rejected + duplicates; }
  /// Records of the target.
  uint64_t written() const { return groups ? groups->loaded : loaded; }
};

struct Accounts {
  explicit Accounts(const Program& program);

  std::vector<MapAccount> maps;
  std::vector<Tally> skip_rules;  // by the program's numbers, each rule belonging to one map
  std::vector<Tally> points;
  std::vector<uint64_t> further_faults;  // by point: units that are rejected at another one
  std::vector<Tally> warnings;
  std::vector<Tally> losses;
  std::vector<UnmappedTallies> unmapped;
  std::vector<RunningSum> sums;                // by figure; others than sums stay 0
  std::map<uint32_t, SourceReport> sources;    // those that were read, lookups too
  std::map<uint32_t, FurtherAccount> further;  // of each the first reading that counts
};

/// Warns of declared fields that no record has, where others pass that could be meant: of sources that were read whole.
void add_never_there(const Program& program, const Accounts& accounts, RunReport& report);

/// Everything but the targets, the problems and the seconds.
RunReport to_report(const Program& program, const Accounts& accounts);

}  // namespace damson
