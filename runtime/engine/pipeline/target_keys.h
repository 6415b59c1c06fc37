// Who may have a key: the uniqueness rules of one target, over all maps that feed it.
#pragma once

#include <memory>
#include <span>

#include "runtime/engine/pipeline/key_table.h"
#include "runtime/engine/pipeline/rank.h"
#include "runtime/program/program.h"

namespace damson {

/// A record lost its key, or one of its paths, to another one.
struct Clash {
  size_t rule;                      // of the map's uniqueness rules
  Position winner;                  // the record that has it
  std::optional<size_t> path = {};  // of the record's paths: no rule then
  bool exists = false;              // the target held the key before the run: there is no winner
};

/// What a record asks for.
struct KeyRequest {
  std::span<const std::optional<Hash128>> keys;  // by rule: nothing when the record has none
  std::span<const Rank> ranks;                   // by rule; empty where no rule keeps the max
  std::span<const Hash128> paths;                // no other record may hold them
};

/// Rules that keep the first record decide as the records come. Rules that keep the last, or the one with the most of
/// something, need to have seen all records first: for each such rule the sources are read once more, before, only to
/// determine the winners. Records that lose to a rule do not take part in the rules after it; among rules without a
/// reading of their own in between, a record takes its keys only when it keeps all of them.
class TargetKeys {
 public:
  void add_rules(const std::vector<Uniqueness>& rules);
  /// The keys of rule `rule` that the target holds already, and that no record may have.
  void set_present(size_t rule, DigestTable keys) {
    rules_[rule].present = std::make_shared<const DigestTable>(std::move(keys));
  }

  /// How many rules have winners still to be determined.
  size_t readings_needed() const;
  /// After a whole reading: the winners of the first rule that had none are those now known.
  void end_reading();

  /// Nothing when the record keeps its keys and paths, or when only a later reading can tell. A position goes by value,
  /// in registers: written to the stack and read back at once it would wait until everything before it is written, too.
  std::optional<Clash> admit(const KeyRequest& request, Position position);

  size_t bytes_held() const;
  /// Whether so many records with so many paths can come before `bytes_held` says more than now.
  bool has_room(size_t records, size_t paths) const;
  /// Soon `admit` will be asked about this key of a rule.
  void prefetch(size_t rule, const Hash128& key) const { rules_[rule].table.prefetch(key); }
  void prefetch_found(size_t rule, const Hash128& key) const { rules_[rule].table.prefetch_found(key); }

 private:
  struct Rule {
    Uniqueness::Keep keep;
    KeyTable table;
    std::vector<Rank> ranks;  // by key, keep max
    size_t rank_bytes = 0;    // that the ranks hold besides their own size
    bool determined = false;
    std::shared_ptr<const DigestTable> present = {};  // null: nothing is there

    bool waits() const { return keep == Uniqueness::Keep::last || keep == Uniqueness::Keep::max; }
  };

  void consider(Rule& rule, const Hash128& key, const Rank& rank, Position position);
  bool is_present(size_t rule, const std::optional<Hash128>& key) const {
    return rules_[rule].present != nullptr && key && rules_[rule].present->find(*key) != DigestTable::nothing;
  }
  std::optional<Clash> take_key(size_t rule, const std::optional<Hash128>& key, Position position);
  /// The keys of rules that decide at once, from rule `first` on, and the paths: all of them or none.
  std::optional<Clash> take(size_t first, std::span<const std::optional<Hash128>> keys, std::span<const Hash128> paths,
                            Position position);
  std::optional<Clash> find_path(std::span<const Hash128> paths, Position position) const;

  std::vector<Rule> rules_;
  KeyTable paths_;
};

}  // namespace damson
