// One database that a run writes to: all its targets are tables of it, and go into it in one transaction.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/connectors/database/staged_rows_writer.h"
#include "runtime/connectors/postgres/postgres_table.h"
#include "runtime/connectors/storage.h"

namespace damson {

class PostgresStore {
 public:
  /// The number of the target's table. All are added before the first row comes.
  size_t add(PostgresTableRequest request);

  /// Looks at the database and at the table; when staging, keeps others from staging for it.
  std::optional<Problem> open(size_t table, SinkMode mode, Storage& storage, const PostgresAddress& address);
  const PostgresTableFound& found(size_t table) const { return tables_[table].found; }
  /// Of the columns; before it is open those of a table that would be made.
  const std::vector<PostgresType>& types(size_t table) const { return tables_[table].found.types; }
  /// Values of rows, one behind the other.
  std::optional<Problem> append(size_t table, const StagedBlock& block);
  std::optional<Problem> seal();
  void hand_over(std::vector<PublishStep>& steps);

 private:
  struct Table {
    PostgresTableRequest request;
    PostgresTableFound found = {};
    std::unique_ptr<PostgresConnection> trial =
        {};  // in it an empty copy of a table that has rules of its own; else null
  };

  std::optional<Problem> begin(SinkMode mode, Storage& storage, const PostgresAddress& address,
                               const SinkRequest& request);
  std::optional<Problem> lock(const Table& table) const;
  void make_trial(Table& table) const;
  static bool make_trial_table(const PostgresConnection& trial, const Table& table);
  static std::optional<Problem> try_rows(const Table& table, const StagedBlock& block);
  std::vector<StagedTable> staged_tables() const;
  std::vector<PostgresForeignKey> references_of(const Table& table) const;
  StagedRowsWriter::Header header() const;

  std::vector<Table> tables_;
  PostgresAddress address_;
  SinkMode mode_ = SinkMode::plan;
  std::unique_ptr<PostgresConnection> connection_;  // to look at it; its session holds the locks
  std::string form_;                                // of what is staged: which database it is for
  StagedRowsWriter staged_;
};

/// Of the values that are staged for a database: with what tells it from others.
std::variant<std::string, Problem> staged_form_of(const PostgresConnection& connection);

}  // namespace damson
