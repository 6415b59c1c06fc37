// Filling blocks with rows.
#include "runtime/connectors/database/row_reader.h"

#include "runtime/base/limits.h"
#include "runtime/diagnostics/catalogue/record_too_long.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

std::variant<bool, Problem> RowReader::next(InputBlock& into) {
  auto& block = static_cast<RowBlock&>(into);
  const StageTimer timer(reading_.clock, Stage::read);
  block.values.clear();
  block.rows = 0;
  block.starts_part = begins_;
  begins_ = false;
  while (!at_end_ && wants_more(block)) {
    const size_t before = block.values.size();
    auto more = add_row(block.values);
    if (auto* problem = std::get_if<Problem>(&more)) return std::move(*problem);
    at_end_ = !std::get<bool>(more);
    if (at_end_) break;
    ++block.rows;
    if (block.values.size() - before > limits::record_bytes) {
      return record_too_long(DataPlace{.file = part_, .record = rows_ + 1},
                             uint64_t{limits::record_bytes / limits::mebibyte});
    }
    ++rows_;
  }
  bytes_ += block.values.size();
  if (reading_.clock != nullptr) reading_.clock->count(Stage::read, 0, block.values.size());
  return block.rows != 0;
}

bool RowReader::wants_more(const RowBlock& block) const {
  if (reading_.block_records != 0 && block.rows >= reading_.block_records) return false;
  return block.rows < limits::batch_rows && block.values.size() < reading_.block_bytes;
}

uint64_t RowReader::raw_bytes(const InputBlock& block, uint32_t records) const {
  const auto& raw = static_cast<const RowBlock&>(block).raw;
  uint64_t bytes = 0;
  for (uint32_t record = 0; record < records; ++record) bytes += raw[record].size();
  return bytes;
}

void RowReader::write_raw(const InputBlock& block, uint32_t record, std::string& out) const {
  out += static_cast<const RowBlock&>(block).raw[record];
}

std::variant<std::string, Problem> digest_of_rows(RecordReader& reader) {
  StreamingDigest digest;
  RowBlock rows;
  while (true) {
    auto more = reader.next(rows);
    if (auto* problem = std::get_if<Problem>(&more)) return std::move(*problem);
    if (!std::get<bool>(more)) return digest.text();
    digest.add(rows.values);
  }
}

}  // namespace damson
