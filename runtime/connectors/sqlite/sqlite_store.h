// One database that a run writes to: all its targets are tables of it, and go into it in one transaction.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/connectors/database/staged_rows_writer.h"
#include "runtime/connectors/sqlite/sqlite_table.h"
#include "runtime/connectors/storage.h"

namespace damson {

class SqliteStore {
 public:
  /// The number of the target's table. All are added before the first row comes.
  size_t add(SqliteTableRequest request) {
    tables_.push_back({.request = std::move(request)});
    return tables_.size() - 1;
  }

  /// Looks at the database and at the table; when staging, keeps others from staging for it.
  std::optional<Problem> open(size_t table, SinkMode mode, Storage& storage, const std::string& file);
  bool is_there(size_t table) const { return tables_[table].found.there; }
  /// Values of rows, one behind the other.
  std::optional<Problem> append(size_t table, const StagedBlock& block);
  /// A change of a row that is there.
  struct Change {
    std::string_view key;  // values of the schema's key, in its order
    bool deletes = false;
    std::vector<uint32_t> fields = {};  // of the schema, that have other values: those follow
    std::string_view values = {};
  };
  /// Adds to a block of changes what is to become of the row, which is read as it is. The row comes from `origin`.
  std::optional<Problem> add_change(size_t table, const Change& change, const RecordOrigin& origin, StagedBlock& block);
  std::optional<Problem> append_changes(size_t table, StagedBlock& block);
  std::optional<Problem> seal();
  void hand_over(std::vector<PublishStep>& steps);

 private:
  struct Table {
    SqliteTableRequest request;
    SqliteTableFound found = {};
    std::unique_ptr<SqliteDatabase> scratch = {};  // an empty copy of a table that has rules of its own; else null
    SqliteStatement trial = nullptr;               // inserts into it
    SqliteStatement row = nullptr;                 // of one that updates: finds a row by its key
  };

  std::optional<Problem> begin(SinkMode mode, Storage& storage, const std::string& file);
  std::optional<Problem> look_at(Table& table);
  std::optional<Problem> hold_rows(Table& table);
  Problem refused(const Table& table, const std::string& why, const RecordOrigin& origin) const;
  static void make_scratch(Table& table, const std::string& file);
  static std::optional<Problem> try_rows(Table& table, const StagedBlock& block);
  std::vector<StagedTable> staged_tables() const;
  std::vector<SqliteForeignKey> references_of(const Table& table) const;
  StagedRowsWriter::Header header() const;

  std::vector<Table> tables_;
  std::string file_;
  bool begun_ = false;
  std::unique_ptr<SqliteDatabase> database_;  // to look at; null where it is not there
  bool holds_ = false;                        // one state of it, until all is staged
  StagedRowsWriter staged_;
};

}  // namespace damson
