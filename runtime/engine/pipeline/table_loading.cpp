// Fills one lookup table from its source, batch by batch in order.
#include "runtime/engine/pipeline/table_loading.h"

#include "runtime/engine/pipeline/record_lines.h"

namespace damson {

bool TableLoading::commit(BatchSlot& slot) {
  if (slot.problem) {
    problem_ = std::move(slot.problem);
    return false;
  }
  if (!begun_ || slot.block.starts_file || slot.block.file != file_) records_in_file_ = 0;
  begun_ = true;
  file_ = slot.block.file;
  for (const Text record : slot.batch.raw) bytes_ += record.size();
  if (slot.batch.problem) {
    problem_ = std::move(slot.batch.problem);
    for (DataPlace& place : problem_->data) place.record += place.record == 0 ? 0 : records_in_file_;
    return false;
  }
  RecordLines lines(slot);
  std::vector<uint64_t> all_lines(slot.batch.records.rows);
  for (uint32_t record = 0; record < all_lines.size(); ++record) all_lines[record] = lines.of(record);
  table_.add(slot.batch, slot.failures, files_[file_], records_in_file_ + 1, all_lines, validation_);
  records_in_file_ += slot.batch.records.rows;
  return true;
}

}  // namespace damson
