// What a fold such as `first(e)` leaves out of groups: values of members that differ from the group's.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "runtime/engine/evaluate/note.h"

namespace damson {

class GroupLosses {
 public:
  /// `returns`: a value that another one has replaced may come back, as with `last`, or may be kept by another fold.
  GroupLosses(uint32_t rule, bool returns, size_t keepers)
      : rule_(rule), returns_(returns || keepers > 0), most_examples_(2 + keepers) {}

  /// Members of one group, in their order; the first may be what the fold has given so far.
  struct Members {
    uint32_t begin;
    uint32_t end;
    bool begins_with_fold;
  };
  /// Row `row` of `folded` is what the fold gives now.
  void add(uint32_t group, const Column& items, const Members& members, const Column& folded, uint32_t row);
  /// What a group has lost whose fold is row `row`, and row `row` of what else keeps a member's value; nothing where no
  /// value is lost.
  std::optional<Note> note_of(uint32_t group, const Column& folded, std::span<const Column* const> keepers,
                              uint32_t row, Arena& arena) const;
  size_t bytes_held() const { return alike_.capacity() * sizeof(uint32_t) + bytes_of_groups_; }

 private:
  using Digest = std::pair<uint64_t, uint64_t>;
  /// Of a group whose members differ.
  struct Differing {
    std::vector<std::pair<Digest, std::string>> examples =
        {};  // the first values that differ, as many as may be kept and one more
    uint64_t lost = 0;
    std::map<Digest, uint64_t> counts = {};  // of each value, where values return
  };

  Differing& differing(uint32_t group);
  void add_returning(Differing& group, const Column& items, const Members& members);
  void take_examples(Differing& group, const Column& items, const Members& members);
  uint64_t lost_of(const Differing& differing, const std::vector<Digest>& kept) const;

  uint32_t rule_;
  bool returns_;
  size_t most_examples_;
  std::vector<uint32_t> alike_;  // by group: members that have the fold's value
  std::unordered_map<uint32_t, Differing> differing_;
  size_t bytes_of_groups_ = 0;  // that differ, with their values
};

}  // namespace damson
