// Fills one lookup table from its source, batch by batch in order.
#pragma once

#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/engine/pipeline/accounts.h"
#include "runtime/engine/pipeline/batch_slot.h"

namespace damson {

class TableLoading {
 public:
  TableLoading(LookupTables& tables, uint32_t table, Accounts& accounts, const std::vector<std::string>& parts)
      : table_(tables.table(table)),
        validation_(tables.validation(table)),
        keys_(tables.keys(table)),
        accounts_(accounts),
        parts_(parts) {}

  /// False after a problem.
  bool commit(BatchSlot& slot);
  /// After the last batch.
  void finish();

  uint64_t records() const { return table_.size(); }
  uint64_t bytes() const { return bytes_; }
  const FurtherAccount& further() const { return further_; }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  /// Records of the batch that nothing will find are counted; those that the spec does not speak of end the run.
  void find_lost(const BatchSlot& slot, uint32_t first);
  void lose(uint32_t record, const LookupTable::Key& key, bool missing);

  LoadedTable& table_;
  const CheckedValidation& validation_;
  const std::vector<LookupTable::Key>& keys_;
  Accounts& accounts_;
  const std::vector<std::string>& parts_;
  uint64_t records_in_part_ = 0;
  uint64_t bytes_ = 0;
  std::optional<Problem> problem_;
  std::optional<Problem> lost_;  // the first record that nothing will find, though nobody said that it may stay out
  uint64_t further_lost_ = 0;
  FurtherAccount further_;
};

}  // namespace damson
