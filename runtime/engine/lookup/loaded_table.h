// The records of a lookup table, held in memory: only the fields that are read, copied out of the input.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "runtime/connectors/connector.h"
#include "runtime/engine/lookup/asked_records.h"
#include "runtime/program/checked_validation.h"
#include "runtime/program/program.h"
#include "runtime/values/failures.h"

namespace damson {

class LoadedTable {
 public:
  explicit LoadedTable(const ProgramSource& source) : source_(&source) {}

  /// Takes over a batch. `first_record`: the number in its file of the batch's first record; `lines`: where each
  /// starts.
  void add(const RecordBatch& batch, const Failures& failures, const std::string& file, uint64_t first_record,
           const std::vector<uint64_t>& lines, const CheckedValidation& validation);

  const ProgramSource& source() const { return *source_; }
  uint32_t size() const { return static_cast<uint32_t>(chunk_of_.size()); }
  size_t bytes_held() const;

  /// No index finds the record.
  void leave_out(uint32_t record);
  bool is_left_out(uint32_t record) const { return record < left_out_.size() && left_out_[record]; }

  /// After the last record: from now on it is noted which ones lookups find.
  void watch() { asked_.start(size()); }
  const AskedRecords& asked() const { return asked_; }

  /// Row i of the result is record `wanted[i]`; missing where that is not a record of the table.
  Column records(const Type& type, const uint32_t* wanted, uint32_t count, Arena& arena, Failures& failures) const;

  /// A field of one record, to compare with.
  struct Cell {
    const Column* column;
    uint32_t row;
  };
  Cell cell(uint32_t record, uint32_t field) const;
  /// Why the cell has no value; empty where nothing is known.
  std::string_view reason(const Cell& cell) const;
  /// The same without the record's place in front.
  std::string own_reason(uint32_t record, uint32_t field) const;
  DataPlace place(uint32_t record) const;

 private:
  /// "record 12 of `artists` (artists.csv, line 13)": what reasons begin with.
  std::string place_words(const std::string& file, uint64_t record, uint64_t line) const;

  struct Chunk {
    Column records;
    uint32_t first = 0;  // of the table's records
    std::string file;
    uint64_t first_record = 1;  // in the file
    std::vector<uint64_t> lines;
  };

  const ProgramSource* source_;
  Arena arena_;
  Failures failures_;
  bool has_failures_ = false;
  std::deque<Chunk> chunks_;
  std::vector<uint32_t> chunk_of_;  // by record
  std::vector<bool> left_out_;      // by record, as far as the last of them
  AskedRecords asked_;
};

}  // namespace damson
