// Rows that are copied into a table.
#pragma once

#include "runtime/connectors/postgres/postgres_connection.h"

namespace damson {

class PostgresCopyIn {
 public:
  explicit PostgresCopyIn(const PostgresConnection& connection) : connection_(connection) {}

  /// PGRES_COPY_IN, or what is wrong. `table` as SQL has it.
  PostgresResult begin(const std::string& table, const std::vector<std::string>& columns);
  /// Rows in the server's binary form. False: the connection takes no more, and `end` tells why.
  bool put(std::string_view rows) const;
  /// What has come of it.
  PostgresResult end() const;

  /// Which row, from 1, the server speaks of; 0: of none.
  static uint64_t row_of(const PGresult* result);

 private:
  const PostgresConnection& connection_;
};

}  // namespace damson
