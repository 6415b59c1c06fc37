// One change of a database by a run: all its rows, in one transaction, with a row that says so.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/connectors/database/staged_rows.h"
#include "runtime/connectors/postgres/postgres_connection.h"
#include "runtime/publication/publish_step.h"

namespace damson {

class PostgresChange {
 public:
  /// `staged`: the file on disk; `staged_there`: whether it is.
  PostgresChange(const PublishStep& step, std::string staged, bool staged_there);

  std::variant<StepState, Problem> state();
  std::optional<Problem> apply();
  std::optional<Problem> take_back();

 private:
  using Effect = std::optional<Problem>;
  using Rows = PostgresConnection::Rows;

  /// What the database remembers of the step.
  struct Marker {
    std::string schema;       // in which its table lies
    std::string tables;       // JSON
    std::string transaction;  // 64 bits
  };
  /// A table that the step has put rows into.
  struct FilledTable {
    std::string sql;
    uint64_t rows = 0;
    bool created = false;
  };

  Effect open();
  /// What was staged for one database is not put into another, and another one does not say what has become of it.
  Effect check_database();
  /// Waits for a transaction of a run that was killed: it may still be ending.
  Effect begin();
  Effect end(Effect problem);
  Effect commit();
  Effect find_marker();

  Effect put_rows();
  Effect create_tables();
  std::variant<std::vector<size_t>, Problem> in_order_of_references(const std::vector<std::string>& tables) const;
  Effect put_table(size_t table);
  Effect refused(size_t table, const PGresult* result) const;
  Effect mark();
  Effect make_marker_table(const std::string& markers) const;
  Effect not_what_was_staged() const;

  std::variant<bool, Problem> has_all_rows();
  std::variant<std::vector<FilledTable>, Problem> filled_tables() const;
  Effect remove_rows();
  Effect drop_if_empty(const std::string& table) const;

  const PublishStep& step_;
  std::string staged_;
  bool staged_there_;
  PostgresAddress address_;
  std::unique_ptr<PostgresConnection> connection_;
  std::optional<Marker> marker_;
  std::string form_;
  std::vector<StagedTable> tables_;
  std::vector<uint64_t> counts_;  // rows by table
};

}  // namespace damson
