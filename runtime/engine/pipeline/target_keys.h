// Who may have a key: the uniqueness rules of one target, over all maps that feed it.
#pragma once

#include "runtime/engine/pipeline/key_table.h"
#include "runtime/engine/pipeline/rank.h"
#include "runtime/program/program.h"

namespace damson {

/// A record lost its key, or one of its paths, to another one.
struct Clash {
  size_t rule;                        // of the map's uniqueness rules
  Position winner;                    // the record that has it
  std::optional<size_t> path = {};    // of the record's paths: no rule then
};

/// Rules that keep the first record decide as the records come. Rules that keep the last, or the one with the most of
/// something, need to have seen all records first: for each such rule the sources are read once more, before, only to
/// determine the winners. Records that lose to a rule do not take part in the rules after it; among rules without a
/// reading of their own in between, a record takes its keys only when it keeps all of them.
class TargetKeys {
 public:
  void add_rules(const std::vector<Uniqueness>& rules);

  /// How many rules have winners still to be determined.
  size_t readings_needed() const;
  /// After a whole reading: the winners of the first rule that had none are those now known.
  void end_reading();

  /// `keys[rule]`: nothing when the record has none. `ranks[rule]` is used where a rule keeps the max. `paths`: no other record
  /// may hold them. Nothing when the record keeps its keys and paths, or when only a later reading can tell.
  std::optional<Clash> admit(const std::vector<std::optional<Hash128>>& keys, const std::vector<Rank>& ranks,
                             const std::vector<Hash128>& paths, const Position& position);

  size_t bytes_held() const;
  /// Soon `admit` will be asked about this key of a rule.
  void prefetch(size_t rule, const Hash128& key) const { rules_[rule].table.prefetch(key); }

 private:
  struct Rule {
    Uniqueness::Keep keep;
    KeyTable table;
    std::vector<Rank> ranks;  // by key, keep max
    size_t rank_bytes = 0;    // that the ranks hold besides their own size
    bool determined = false;

    bool waits() const { return keep == Uniqueness::Keep::last || keep == Uniqueness::Keep::max; }
  };

  void consider(Rule& rule, const Hash128& key, const Rank& rank, const Position& position);

  std::optional<Clash> find_path(const std::vector<Hash128>& paths, const Position& position) const;
  void take_paths(const std::vector<Hash128>& paths, const Position& position);

  std::vector<Rule> rules_;
  KeyTable paths_;
};

}  // namespace damson
