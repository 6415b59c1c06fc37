// Takes exactly the rows out of a database that a run has put there, and counts those that somebody else has changed
// since.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "runtime/connectors/database/staged_rows.h"
#include "runtime/connectors/sqlite/sqlite_database.h"
#include "runtime/publication/step_store.h"

namespace damson {

class SqliteRowsOfRun {
 public:
  /// `staged`: the file of what was put there; `shown`: the database, as people know it.
  SqliteRowsOfRun(const SqliteDatabase& database, std::string staged, std::string shown)
      : database_(database), path_(std::move(staged)), shown_(std::move(shown)) {}

  /// Within a transaction of the caller. A row that is not there as it was put there is left as it is.
  std::variant<RowsToTakeOut, Problem> take_out();
  /// Those that the run made: after `take_out`.
  std::optional<Problem> drop_empty_tables() const;
  /// Everything in it stays, and with it the table.
  std::optional<Problem> drop_if_empty(const std::string& table) const;

 private:
  struct Deletion {
    SqliteStatement remove = nullptr;   // null: the table is gone, or a column of it
    SqliteStatement has_key = nullptr;  // null: it has no key
  };

  std::optional<Problem> prepare(const StagedTable& table);
  /// Without an index each row would be looked for in the whole table.
  std::optional<Problem> index_if_it_scans(const StagedTable& table, const std::string& removal);
  std::optional<Problem> take_out_block(const StagedTable& table, const StagedBlock& block);
  void note_changed(const StagedTable& table, const StagedBlock& block, size_t row, const char* what);
  std::optional<Problem> not_what_was_staged() const;
  std::variant<bool, Problem> has_row(const std::string& sql) const;

  const SqliteDatabase& database_;
  std::string path_;
  std::string shown_;
  std::vector<StagedTable> tables_;
  std::vector<Deletion> deletions_;
  std::vector<std::string> indexes_;
  RowsToTakeOut found_;
};

}  // namespace damson
