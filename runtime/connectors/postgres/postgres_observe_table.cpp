// Digesting a table, its columns and its rules.
#include "runtime/connectors/postgres/postgres_observe_table.h"

#include <fmt/format.h>

#include "runtime/connectors/postgres/postgres_copy_out.h"
#include "runtime/connectors/postgres/postgres_query.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

/// All that a statement copies out; the number of its rows.
std::variant<uint64_t, Problem> digest_copied(const PostgresConnection& connection, const std::string& query,
                                              StreamingDigest& digest) {
  PostgresCopyOut copy(connection);
  if (auto problem = copy.begin(query)) return std::move(*problem);
  std::string row;
  for (uint64_t rows = 0;; ++rows) {
    row.clear();
    auto more = copy.next(row);
    if (auto* problem = std::get_if<Problem>(&more)) return std::move(*problem);
    if (!std::get<bool>(more)) return rows;
    digest.add(row);
  }
}

}  // namespace

std::variant<ObservedState, Problem> observe_postgres_table(const PostgresAddress& address,
                                                            const std::string& written) {
  ObservedState state{.place = fmt::format("{} of {}", written, address.shown), .there = false, .is_table = true};
  auto opened = PostgresConnection::open(address, PostgresUse::reading);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  const PostgresConnection& connection = *std::get<0>(opened);
  if (auto problem = connection.execute("begin isolation level repeatable read, read only")) return std::move(*problem);
  auto found = find_postgres_table(connection, postgres_table_name(written));
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  if (!std::get<0>(found)) return state;
  const PostgresTable& table = *std::get<0>(found);
  StreamingDigest digest;
  auto made = digest_copied(connection,
                            fmt::format("select attname::text, format_type(atttypid, atttypmod), attnotnull from "
                                        "pg_attribute where attrelid = {0} and attnum > 0 and not "
                                        "attisdropped union all select conname::text, pg_get_constraintdef(oid), true "
                                        "from pg_constraint where conrelid = {0} order by 1, 2",
                                        table.oid),
                            digest);
  if (auto* problem = std::get_if<Problem>(&made)) return std::move(*problem);
  const bool has_places = table.kind == 'r' || table.kind == 'p';
  auto rows = digest_copied(connection, "select * from " + table.sql() + (has_places ? " order by tableoid, ctid" : ""),
                            digest);
  if (auto* problem = std::get_if<Problem>(&rows)) return std::move(*problem);
  state.there = true;
  state.size = std::get<uint64_t>(rows);
  state.digest = digest.text();
  return state;
}

}  // namespace damson
