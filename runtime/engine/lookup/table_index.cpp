// Finds the records of a table by the values of some of their fields: open addressing, records with equal keys chained
// in the table's order.
#include "runtime/engine/lookup/table_index.h"

#include <bit>

#include "runtime/program/excerpt.h"

namespace damson {

namespace {

uint64_t mixed(uint64_t hash, const Hash128& key) {
  hash ^= key.low;
  hash *= 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29) ^ key.high;
}

size_t slots_for(uint32_t records) { return std::bit_ceil(size_t{records} * 2 + 2); }

uint32_t tag_of(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }

}  // namespace

TableIndex::TableIndex(const LoadedTable& table, const LookupIndex& declared) : table_(&table), declared_(&declared) {
  slots_.resize(slots_for(table.size()));
  if (!declared.unique) next_.assign(table.size(), nothing);
  std::vector<uint32_t> last(declared.unique ? 0 : table.size(), nothing);
  for (uint32_t record = 0; record < table.size() && !twice_; ++record) {
    if (has_key(record)) insert(record, last);
  }
}

bool TableIndex::has_key(uint32_t record) const {
  if (table_->is_left_out(record)) return false;
  for (const uint32_t field : declared_->key_fields) {
    const LoadedTable::Cell cell = table_->cell(record, field);
    if (!cell.column->present(cell.row)) return false;
  }
  return true;
}

uint64_t TableIndex::hash_record(uint32_t record) const {
  uint64_t hash = 0;
  for (const uint32_t field : declared_->key_fields) {
    const LoadedTable::Cell cell = table_->cell(record, field);
    hash = mixed(hash, hash_value(*cell.column, cell.row));
  }
  return hash;
}

bool TableIndex::same_keys(uint32_t record, uint32_t other) const {
  for (const uint32_t field : declared_->key_fields) {
    const LoadedTable::Cell a = table_->cell(record, field);
    const LoadedTable::Cell b = table_->cell(other, field);
    if (!same_value(*a.column, a.row, *b.column, b.row)) return false;
  }
  return true;
}

void TableIndex::insert(uint32_t record, std::vector<uint32_t>& last) {
  const uint64_t hash = hash_record(record);
  const size_t mask = slots_.size() - 1;
  for (size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.record == nothing) {
      slot = {tag_of(hash), record};
      if (!declared_->unique) last[record] = record;
      return;
    }
    if (slot.tag != tag_of(hash) || !same_keys(slot.record, record)) continue;
    if (declared_->unique) {
      twice_ = Twice{slot.record, record};
      return;
    }
    next_[last[slot.record]] = record;
    last[slot.record] = record;
    return;
  }
}

uint64_t TableIndex::hash_of(std::span<const Column* const> keys, uint32_t row) {
  uint64_t hash = 0;
  for (const Column* key : keys) hash = mixed(hash, hash_value(*key, row));
  return hash;
}

uint32_t TableIndex::first(std::span<const Column* const> keys, uint32_t row, uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  for (size_t at = hash & mask; slots_[at].record != nothing; at = (at + 1) & mask) {
    if (slots_[at].tag != tag_of(hash)) continue;
    bool same = true;
    for (size_t i = 0; i < keys.size() && same; ++i) {
      const LoadedTable::Cell cell = table_->cell(slots_[at].record, declared_->key_fields[i]);
      same = same_value(*keys[i], row, *cell.column, cell.row);
    }
    if (same) return slots_[at].record;
  }
  return nothing;
}

std::string_view TableIndex::field_name(size_t key) const {
  return table_->source().read.fields()[declared_->key_fields[key]].name;
}

void TableIndex::write_no_record_words(std::span<const Column* const> keys, uint32_t row, std::string& words) const {
  words.assign("no record in `").append(table_->source().name).append("` with ");
  for (size_t i = 0; i < keys.size(); ++i) {
    if (i != 0) words += " and ";
    words.append(field_name(i)) += ' ';
    append_value_excerpt(*keys[i], row, words);
  }
}

std::string TableIndex::no_record_words(std::span<const Column* const> keys, uint32_t row) const {
  std::string words;
  write_no_record_words(keys, row, words);
  return words;
}

std::string TableIndex::key_words(uint32_t record) const {
  std::string words;
  for (size_t i = 0; i < declared_->key_fields.size(); ++i) {
    const LoadedTable::Cell cell = table_->cell(record, declared_->key_fields[i]);
    if (i != 0) words += " and ";
    words.append(field_name(i)).append(" ").append(value_excerpt(*cell.column, cell.row));
  }
  return words;
}

size_t TableIndex::bytes_held() const { return slots_.capacity() * sizeof(Slot) + next_.capacity() * sizeof(uint32_t); }

size_t TableIndex::bytes_needed(uint32_t records, const LookupIndex& declared) {
  return slots_for(records) * sizeof(Slot) + (declared.unique ? 0 : records * sizeof(uint32_t));
}

}  // namespace damson
