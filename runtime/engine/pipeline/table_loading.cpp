// Fills one lookup table from its source, batch by batch in order.
#include "runtime/engine/pipeline/table_loading.h"

#include <fmt/format.h>

#include "runtime/diagnostics/catalogue/lookup_key_unusable.h"
#include "runtime/engine/pipeline/record_lines.h"
#include "runtime/report/number_text.h"

namespace damson {

bool TableLoading::commit(BatchSlot& slot) {
  if (slot.problem) {
    problem_ = std::move(slot.problem);
    return false;
  }
  if (slot.block->starts_part) records_in_part_ = 0;
  if (slot.batch.problem) {
    problem_ = std::move(slot.batch.problem);
    for (DataPlace& place : problem_->data) place.record += place.record == 0 ? 0 : records_in_part_;
    return false;
  }
  bytes_ += slot.reader->raw_bytes(*slot.block, slot.batch.records.rows);
  find_lines(slot);
  std::vector<uint64_t> lines = slot.lines;
  lines.resize(slot.batch.records.rows);
  const uint32_t first = table_.size();
  table_.add(slot.batch, slot.failures, parts_[slot.block->part], records_in_part_ + 1, lines, validation_);
  find_lost(slot, first);
  further_.add(slot.batch.further, slot.batch.records.rows, [&](uint32_t record) {
    return UnitExample{
        .file = parts_[slot.block->part], .record = records_in_part_ + 1 + record, .line = lines[record], .text = {}};
  });
  records_in_part_ += slot.batch.records.rows;
  return true;
}

void TableLoading::find_lost(const BatchSlot& slot, uint32_t first) {
  for (const LookupTable::Key& key : keys_) {
    const Column& read = slot.batch.records.field(key.field);
    if (slot.batch.records.rows == 0 || table_.cell(first, key.field).column->states == nullptr) continue;
    for (uint32_t row = 0; row < slot.batch.records.rows; ++row) {
      const LoadedTable::Cell cell = table_.cell(first + row, key.field);
      if (cell.column->present(cell.row)) continue;
      const bool missing = read.state(row) == State::missing;
      if (!missing || key.missing_matters) lose(first + row, key, missing);
    }
  }
}

void TableLoading::lose(uint32_t record, const LookupTable::Key& key, bool missing) {
  const std::string& field = table_.source().read.fields()[key.field].name;
  const DataPlace place = table_.place(record);
  const std::string reason = missing ? fmt::format("`{}` is missing", field) : table_.own_reason(record, key.field);
  const std::optional<uint32_t>& rule = missing ? key.on_missing : key.on_error;
  if (rule) {
    if (!key.stays_in) table_.leave_out(record);
    Tally& tally = accounts_.warnings[*rule];
    ++tally.count;
    if (tally.wants_example())
      tally.examples.push_back({.file = place.file, .record = place.record, .line = place.line, .text = reason});
    return;
  }
  if (lost_) {
    ++further_lost_;
    return;
  }
  lost_ = lookup_key_unusable(place, table_.source().name, field, reason)
              .note(fmt::format("correct the file, or say in the braces of `{}` that such records stay out: `{} on {} "
                                "skip because \"…\"`",
                                table_.source().name, field, missing ? "missing" : "error"));
}

void TableLoading::finish() {
  if (problem_ || !lost_) return;
  problem_ = std::move(lost_);
  if (further_lost_ != 0) {
    problem_->notes.insert(problem_->notes.begin(),
                           fmt::format("so it is with {} more", count_of(further_lost_, "record", "records")));
  }
}

}  // namespace damson
