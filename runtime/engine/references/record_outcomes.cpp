// What became of the records of one source in one target.
#include "runtime/engine/references/record_outcomes.h"

#include "runtime/base/limits.h"
#include "runtime/program/excerpt.h"

namespace damson {

RecordOutcomes::Entry* RecordOutcomes::entry_for(const Hash128& key, Kind kind) {
  const auto [number, is_new] = digests_.enter(key);
  if (is_new) return &entries_.emplace_back();
  const bool stands = entries_[number].kind() != Kind::failed || kind == Kind::failed;
  return stands ? nullptr : &entries_[number];
}

void RecordOutcomes::note_loaded(const Hash128& key, const Column& value, uint32_t row) {
  Entry* entry = entry_for(key, Kind::loaded);
  if (entry == nullptr) return;
  *entry = Entry(Kind::loaded, values_.add(value, row));
}

void RecordOutcomes::note_failed(const Hash128& key, std::string_view cause) {
  Entry* entry = entry_for(key, Kind::failed);
  if (entry == nullptr) return;
  *entry = Entry(Kind::failed, causes_.size());
  // a cause may have another one inside, and that one too: it must not grow from record to record
  causes_.push_back(words_.copy(excerpt(cause, limits::excerpt_characters)));
}

void RecordOutcomes::note_waiting(const Hash128& key, uint32_t waits_for, std::string_view name) {
  Entry* entry = entry_for(key, Kind::waiting);
  if (entry == nullptr) return;
  *entry = Entry(Kind::waiting, waits_.size());
  waits_.push_back({waits_for, words_.copy(name)});
}

bool RecordOutcomes::same(uint32_t record, const RecordOutcomes& other) const {
  if (kind(record) != other.kind(record)) return false;
  switch (kind(record)) {
    case Kind::loaded: return values_.same(value(record), other.values_, other.value(record));
    case Kind::failed: return cause(record) == other.cause(record);
    case Kind::waiting: return true;
  }
  return true;
}

size_t RecordOutcomes::bytes_held() const {
  return digests_.bytes_held() + entries_.capacity() * sizeof(Entry) + values_.bytes_held() +
         causes_.capacity() * sizeof(Text) + waits_.capacity() * sizeof(Wait) + words_.bytes_held();
}

}  // namespace damson
