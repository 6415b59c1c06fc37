// Digests the records of a target in parallel, and sorts them.
#include "runtime/engine/compare/target_content.h"

#include <algorithm>

#include "runtime/engine/pipeline/record_lines.h"

namespace damson {

TargetContent::TargetContent(const ProgramTarget& target, const HashSecret& secret, const std::string& aside,
                             const std::vector<std::string>& references)
    : digester_(target.schema, target.key, secret), entries_(aside) {
  for (const std::string& field : references) {
    fields_.push_back(static_cast<uint32_t>(target.schema.find_field(field)));
    references_.emplace_back(aside + "-" + field);
  }
}

std::optional<Problem> TargetContent::read(const TargetToRead& what) {
  const TargetVisitor visitor{
      .begin = [this](const std::vector<std::string>& parts) { parts_ = parts; },
      .work = [this](BatchSlot& slot) { digest(slot); },
      .commit = [this](BatchSlot& slot, uint64_t first_record) { return add(slot, first_record); }};
  auto problem = read_target(what, visitor);
  return problem_ ? std::move(problem_) : std::move(problem);
}

/// By record, and behind them by reference.
void TargetContent::digest(BatchSlot& slot) const {
  find_lines(slot);
  slot.maps.resize(1);
  std::vector<RecordDigest>& digests = slot.maps.front().digests;
  digests.clear();
  const Column& records = slot.batch.records;
  std::string scratch;
  for (uint32_t row = 0; row < records.rows; ++row) digests.push_back(digester_.digest(records, row, scratch));
  for (const uint32_t field : fields_) {
    const Column& values = records.field(field);
    for (uint32_t row = 0; row < records.rows; ++row) {
      digests.push_back(values.present(row) ? RecordDigest{digester_.key_digest(values, row, scratch), 0}
                                            : RecordDigest{});
    }
  }
}

bool TargetContent::add(BatchSlot& slot, uint64_t first_record) {
  const uint32_t rows = slot.batch.records.rows;
  const std::vector<RecordDigest>& digests = slot.maps.front().digests;
  for (uint32_t row = 0; row < rows && !problem_; ++row) {
    Position place;
    place.file = slot.block->part & 0xFFFFFFU;
    place.record = static_cast<uint32_t>(first_record + row);
    place.line = static_cast<uint32_t>(line_of(slot, row));
    problem_ = entries_.add({digests[row].key, digests[row].content, place});
    for (size_t i = 0; i < fields_.size() && !problem_; ++i) {
      if (!slot.batch.records.field(fields_[i]).present(row)) continue;
      problem_ = references_[i].add({digests[(i + 1) * rows + row].key, 0, place});
    }
  }
  return !problem_;
}

std::map<TargetRecord, RecordText> find_records(const TargetToRead& what, const std::set<TargetRecord>& wanted) {
  std::map<TargetRecord, RecordText> texts;
  const auto take = [&](BatchSlot& slot, uint64_t first_record) {
    const uint64_t end = first_record + slot.batch.records.rows;
    for (auto record = wanted.lower_bound({slot.block->part, first_record});
         record != wanted.end() && record->first == slot.block->part && record->second < end; ++record) {
      texts[*record] = record_text(slot.batch.records, static_cast<uint32_t>(record->second - first_record),
                                   what.target.key, &slot.failures);
    }
    return texts.size() < wanted.size();
  };
  // what ends it has been told already
  if (!wanted.empty()) (void)read_target(what, {.work = [](BatchSlot&) {}, .commit = take});
  return texts;
}

}  // namespace damson
