// The records of a lookup table, held in memory.
#include "runtime/engine/lookup/loaded_table.h"

#include <fmt/format.h>

#include "runtime/engine/lookup/broken_values.h"
#include "runtime/report/record_place.h"

namespace damson {

void LoadedTable::add(const RecordBatch& batch, const Failures& failures, const std::string& file,
                      uint64_t first_record, const std::vector<uint64_t>& lines, const CheckedValidation& validation) {
  const uint32_t first = size();
  Chunk& chunk = chunks_.emplace_back();
  chunk.first = first;
  chunk.file = file;
  chunk.first_record = first_record;
  chunk.lines = lines;
  chunk_of_.insert(chunk_of_.end(), batch.records.rows, static_cast<uint32_t>(chunks_.size() - 1));
  chunk.records = deep_copy(batch.records, arena_);
  const auto where = [&](uint32_t row) { return place_words(file, first_record + row, lines[row]); };
  has_failures_ = mark_broken_values(chunk.records, validation, where, failures, failures_, arena_) || has_failures_;
}

size_t LoadedTable::bytes_held() const {
  size_t lines = 0;
  for (const Chunk& chunk : chunks_) lines += chunk.lines.capacity() * sizeof(uint64_t);
  return arena_.bytes_held() + lines + chunk_of_.capacity() * sizeof(uint32_t) + asked_.bytes_held();
}

Column LoadedTable::records(const Type& type, const uint32_t* wanted, uint32_t count, Arena& arena,
                            Failures& failures) const {
  if (count == 0) return make_column(type, 0, arena);
  const auto none = static_cast<uint32_t>(chunks_.size());
  const Column missing = make_missing_column(type, 1, arena);
  const auto** sources = arena.array<const Column*>(size_t{none} + 1);
  for (uint32_t i = 0; i < none; ++i) sources[i] = &chunks_[i].records;
  sources[none] = &missing;
  auto* which = arena.array<uint32_t>(count);
  auto* rows = arena.array<uint32_t>(count);
  for (uint32_t i = 0; i < count; ++i) {
    const bool found = wanted[i] < chunk_of_.size();
    which[i] = found ? chunk_of_[wanted[i]] : none;
    rows[i] = found ? wanted[i] - chunks_[which[i]].first : 0;
  }
  const Column out = interleave(type, sources, which, rows, count, arena);
  return has_failures_ ? with_failures_in(out, failures_, failures, arena) : out;
}

void LoadedTable::leave_out(uint32_t record) {
  if (left_out_.size() <= record) left_out_.resize(size_t{record} + 1);
  left_out_[record] = true;
}

LoadedTable::Cell LoadedTable::cell(uint32_t record, uint32_t field) const {
  const Chunk& chunk = chunks_[chunk_of_[record]];
  return {&chunk.records.field(field), record - chunk.first};
}

std::string_view LoadedTable::reason(const Cell& cell) const {
  const FailureId failure = cell.column->failure(cell.row);
  return failure == 0 ? std::string_view() : failures_[failure].reason;
}

std::string LoadedTable::own_reason(uint32_t record, uint32_t field) const {
  const DataPlace where = place(record);
  const std::string_view whole = reason(cell(record, field));
  const size_t begin = place_words(where.file, where.record, where.line).size() + std::string_view(": ").size();
  return std::string(whole.substr(std::min(begin, whole.size())));
}

std::string LoadedTable::place_words(const std::string& file, uint64_t record, uint64_t line) const {
  return record_place(record, fmt::format(" of `{}`", source_->name), file, line);
}

DataPlace LoadedTable::place(uint32_t record) const {
  const Chunk& chunk = chunks_[chunk_of_[record]];
  const uint32_t row = record - chunk.first;
  return {.file = chunk.file, .record = chunk.first_record + row, .line = chunk.lines[row]};
}

}  // namespace damson
