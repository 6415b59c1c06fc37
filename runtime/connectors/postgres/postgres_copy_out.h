// Rows that the server copies out, one after the other.
#pragma once

#include "runtime/connectors/postgres/postgres_connection.h"

namespace damson {

class PostgresCopyOut {
 public:
  explicit PostgresCopyOut(const PostgresConnection& connection) : connection_(connection) {}

  std::optional<Problem> begin(const std::string& query);
  /// Appends the next row in the server's binary form; false at the end.
  std::variant<bool, Problem> next(std::string& values);
  /// Everything was copied, and the connection is free for something else.
  bool ended() const { return ended_; }

 private:
  std::variant<bool, Problem> end();

  const PostgresConnection& connection_;
  bool begun_ = false;  // the head of the form has passed
  bool ended_ = false;
};

}  // namespace damson
