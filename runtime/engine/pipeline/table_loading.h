// Fills one lookup table from its source, batch by batch in order.
#pragma once

#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/engine/pipeline/batch_slot.h"

namespace damson {

class TableLoading {
 public:
  TableLoading(LoadedTable& table, const CheckedValidation& validation, const std::vector<std::string>& files)
      : table_(table), validation_(validation), files_(files) {}

  /// False after a problem.
  bool commit(BatchSlot& slot);

  uint64_t records() const { return table_.size(); }
  uint64_t bytes() const { return bytes_; }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  LoadedTable& table_;
  const CheckedValidation& validation_;
  const std::vector<std::string>& files_;
  bool begun_ = false;
  uint32_t file_ = 0;
  uint64_t records_in_file_ = 0;
  uint64_t bytes_ = 0;
  std::optional<Problem> problem_;
};

}  // namespace damson
