// What a target holds, as entries that can be compared with others.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "runtime/engine/compare/read_target.h"
#include "runtime/engine/compare/record_text.h"
#include "runtime/keys/record_digest.h"
#include "runtime/keys/sort_entries.h"

namespace damson {

class TargetContent {
 public:
  /// `aside`: where sorting may put entries aside. `references`: fields whose values are keys of another target.
  TargetContent(const ProgramTarget& target, const HashSecret& secret, const std::string& aside,
                const std::vector<std::string>& references = {});

  std::optional<Problem> read(const TargetToRead& what);

  /// One for each record: its place is the part of the target, and the number and line in it.
  EntrySorter& entries() { return entries_; }
  /// One for each value of that field which refers to something.
  EntrySorter& references(size_t number) { return references_[number]; }
  const std::vector<std::string>& parts() const { return parts_; }

 private:
  void digest(BatchSlot& slot) const;
  bool add(BatchSlot& slot, uint64_t first_record);

  RecordDigester digester_;
  EntrySorter entries_;
  std::vector<uint32_t> fields_;  // those that refer
  std::vector<EntrySorter> references_;
  std::vector<std::string> parts_;
  std::optional<Problem> problem_;
};

/// A record of a target: its part, and its number in it.
using TargetRecord = std::pair<uint32_t, uint64_t>;

/// Reads the target once more, for these records alone.
std::map<TargetRecord, RecordText> find_records(const TargetToRead& what, const std::set<TargetRecord>& wanted);

}  // namespace damson
