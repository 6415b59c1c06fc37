// All lookup tables of a run and the ways they are asked, those of references among them.
#pragma once

#include <deque>

#include "runtime/engine/lookup/table_index.h"
#include "runtime/engine/references/references.h"

namespace damson {

/// The table that takes the run beyond what it may remember.
Problem too_large(const LoadedTable& table, size_t most_bytes);

class LookupTables {
 public:
  explicit LookupTables(const Program& program);

  LoadedTable& table(size_t index) { return tables_[index]; }
  const LoadedTable& table(size_t index) const { return tables_[index]; }
  const CheckedValidation& validation(size_t table) const { return validations_[table]; }
  /// The fields that its records are found by.
  const std::vector<LookupTable::Key>& keys(size_t table) const { return program_->tables[table].keys; }
  /// After all records are there. A key that occurs twice in a unique index is a problem, and so are more than
  /// `most_bytes` of tables and indexes.
  std::optional<Problem> build_indexes(size_t most_bytes);
  const TableIndex& index(size_t index) const { return indexes_[index]; }
  References& references() { return references_; }
  const References& references() const { return references_; }
  size_t bytes_held() const;

 private:
  const Program* program_;
  std::deque<LoadedTable> tables_;
  std::deque<CheckedValidation> validations_;
  std::deque<TableIndex> indexes_;
  References references_;
};

}  // namespace damson
