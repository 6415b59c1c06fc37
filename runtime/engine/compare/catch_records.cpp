// Looks at every record, keeps those that are wanted.
#include "runtime/engine/compare/catch_records.h"

namespace damson {

CatchRecords::CatchRecords(const Program& program, const HashSecret& secret) : program_(program) {
  for (const ProgramTarget& target : program.targets) digesters_.emplace_back(target.schema, target.key, secret);
}

RecordDigest CatchRecords::look(uint32_t target, const Column& records, uint32_t row, std::string& scratch) {
  const RecordDigest digest = digesters_[target].digest(records, row, scratch);
  const Identity known_by = identity(target, digest.key, digest.content);
  if (wanted_.contains(known_by)) {
    RecordText text = record_text(records, row, program_.targets[target].key, nullptr);
    const std::lock_guard one_at_a_time(mutex_);
    texts_.insert_or_assign(known_by, std::move(text));
  }
  return digest;
}

const RecordText* CatchRecords::text_of(uint32_t target, const KeyEntry& entry) const {
  const auto found = texts_.find(identity(target, entry.key, entry.content));
  return found == texts_.end() ? nullptr : &found->second;
}

}  // namespace damson
