// What a table holds, so that it can be told later whether it still does.
#include <fmt/format.h>

#include <filesystem>

#include "runtime/connectors/sqlite/sqlite_table.h"
#include "runtime/connectors/sqlite/sqlite_values.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

/// Everything that the statement gives; the number of its rows.
std::variant<uint64_t, Problem> digest_rows(const SqliteDatabase& database, const std::string& sql,
                                            StreamingDigest& digest) {
  auto prepared = database.prepare(sql);
  if (auto* problem = std::get_if<Problem>(&prepared)) return std::move(*problem);
  sqlite3_stmt* statement = std::get<0>(prepared).get();
  std::string row;
  for (uint64_t rows = 0;; ++rows) {
    auto more = database.step(statement);
    if (auto* problem = std::get_if<Problem>(&more)) return std::move(*problem);
    if (!std::get<bool>(more)) return rows;
    row.clear();
    for (int column = 0; column < sqlite3_column_count(statement); ++column) put_sqlite_value(statement, column, row);
    digest.add(row);
  }
}

}  // namespace

std::variant<ObservedState, Problem> observe_table(Storage& storage, const std::string& file,
                                                   const std::string& table) {
  ObservedState state{.place = fmt::format("{} of {}", table, file), .there = false, .is_table = true};
  const auto place = storage.place_on_disk(file);
  std::error_code unknown;
  if (place && !std::filesystem::exists(*place, unknown) && !unknown) return state;
  auto opened = SqliteDatabase::open_to_read(storage, file);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  const SqliteDatabase& database = *std::get<0>(opened);
  if (auto problem = database.execute("begin")) return std::move(*problem);
  StreamingDigest digest;
  const std::string made =
      "select sql from sqlite_schema where tbl_name = " + sqlite_text(table) + " collate nocase order by type, name";
  auto statements = digest_rows(database, made, digest);
  if (auto* problem = std::get_if<Problem>(&statements)) return std::move(*problem);
  if (std::get<uint64_t>(statements) == 0) return state;
  auto rows = digest_rows(database, "select * from " + sqlite_name(table), digest);
  if (auto* problem = std::get_if<Problem>(&rows)) return std::move(*problem);
  state.there = true;
  state.size = std::get<uint64_t>(rows);
  state.digest = digest.text();
  return state;
}

}  // namespace damson
