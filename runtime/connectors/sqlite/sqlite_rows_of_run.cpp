// Deletes row by row, each by all of its values.
#include "runtime/connectors/sqlite/sqlite_rows_of_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/connectors/sqlite/sqlite_values.h"
#include "runtime/diagnostics/catalogue/database_unwritable.h"

namespace damson {

namespace {

constexpr size_t told_rows = 5;

/// The value itself, whatever the column's collation takes for the same.
std::string is_value(const std::string& column, size_t place) {
  return fmt::format("{0} is ?{1} and {0} is ?{1} collate binary", sqlite_name(column), place + 1);
}

std::string all_values(const StagedTable& table) {
  std::string same;
  for (size_t i = 0; i < table.columns.size(); ++i) same += (i == 0 ? "" : " and ") + is_value(table.columns[i], i);
  return same;
}

std::string key_values(const StagedTable& table) {
  std::string same =
      fmt::format("ifnull(?{}, 0) is not null", table.columns.size());  // takes all values, whichever are the key's
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (std::ranges::find(table.key, table.columns[i]) != table.key.end())
      same += " and " + is_value(table.columns[i], i);
  }
  return same;
}

}  // namespace

std::optional<Problem> SqliteRowsOfRun::not_what_was_staged() const {
  return database_unwritable(shown_, std::string_view("what was kept of the rows of the run is gone or damaged"));
}

std::variant<bool, Problem> SqliteRowsOfRun::has_row(const std::string& sql) const {
  auto prepared = database_.prepare(sql);
  if (auto* problem = std::get_if<Problem>(&prepared)) return std::move(*problem);
  return database_.step(std::get<0>(prepared).get());
}

/// One of those that are the same.
std::optional<Problem> SqliteRowsOfRun::prepare(const StagedTable& table) {
  Deletion& made = deletions_.emplace_back();
  const std::string name = sqlite_name(table.table);
  const bool has_row_ids =
      std::holds_alternative<SqliteStatement>(database_.prepare(fmt::format("select rowid from {} limit 0", name)));
  const std::string row = has_row_ids
                              ? fmt::format("rowid = (select rowid from {} where {} limit 1)", name, all_values(table))
                              : all_values(table);
  const std::string removal = fmt::format("delete from {} where {}", name, row);
  auto remove = database_.prepare(removal);
  if (const auto* problem = std::get_if<Problem>(&remove)) {
    return (sqlite3_errcode(database_.handle()) & 0xFF) == SQLITE_ERROR ? std::nullopt : std::optional(*problem);
  }
  std::get<0>(remove).reset();
  if (auto problem = index_if_it_scans(table, removal)) return problem;
  remove = database_.prepare(removal);
  if (auto* problem = std::get_if<Problem>(&remove)) return std::move(*problem);
  made.remove = std::move(std::get<0>(remove));
  if (table.key.empty()) return std::nullopt;
  auto has_key = database_.prepare(fmt::format("select 1 from {} where {}", name, key_values(table)));
  if (auto* problem = std::get_if<Problem>(&has_key)) return std::move(*problem);
  made.has_key = std::move(std::get<0>(has_key));
  return std::nullopt;
}

std::optional<Problem> SqliteRowsOfRun::index_if_it_scans(const StagedTable& table, const std::string& removal) {
  auto plan = database_.rows("explain query plan " + removal);
  if (auto* problem = std::get_if<Problem>(&plan)) return std::move(*problem);
  const auto& lines = std::get<0>(plan);
  if (std::ranges::none_of(lines, [](const auto& line) { return line.back().starts_with("SCAN"); }))
    return std::nullopt;
  const auto& of = table.key.empty() ? table.columns : table.key;
  std::string columns;
  for (const std::string& column : of) columns += (columns.empty() ? "" : ", ") + sqlite_name(column);
  const std::string index = fmt::format("damson_passing_{}", indexes_.size());
  if (auto problem =
          database_.execute(fmt::format("create index {} on {} ({})", index, sqlite_name(table.table), columns)))
    return problem;
  indexes_.push_back(index);
  return std::nullopt;
}

std::variant<RowsToTakeOut, Problem> SqliteRowsOfRun::take_out() {
  if (auto problem = database_.execute("pragma defer_foreign_keys = on")) return std::move(*problem);
  StagedRows staged;
  if (!staged.open(sqlite_form, path_)) return *not_what_was_staged();
  tables_ = staged.tables();
  for (const StagedTable& table : tables_) {
    if (auto problem = prepare(table)) return std::move(*problem);
  }
  const sqlite3_int64 before = sqlite3_total_changes64(database_.handle());
  StagedBlock block;
  while (staged.next(block)) {
    if (auto problem = take_out_block(tables_[block.table], block)) return std::move(*problem);
  }
  if (!staged.whole()) return *not_what_was_staged();
  deletions_.clear();
  const auto others = static_cast<uint64_t>(sqlite3_total_changes64(database_.handle()) - before) - found_.rows;
  for (const std::string& index : indexes_) {
    if (auto problem = database_.execute("drop index " + index)) return std::move(*problem);
  }
  int referring = 0;
  int ignored = 0;
  sqlite3_db_status(database_.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &referring, &ignored, 0);
  found_.touches_others = others != 0 || referring != 0;
  return found_;
}

std::optional<Problem> SqliteRowsOfRun::take_out_block(const StagedTable& table, const StagedBlock& block) {
  Deletion& deletion = deletions_[block.table];
  if (deletion.remove == nullptr) {
    for (size_t row = 0; row < block.places.size(); ++row)
      note_changed(table, block, row, "is gone with its table, or a column of it");
    return std::nullopt;
  }
  SqliteValueReader values(block.values);
  for (size_t row = 0; row < block.places.size(); ++row) {
    SqliteValueReader again = values;
    const int code = values.bind_and_step(deletion.remove.get(), table.columns.size());
    const bool removed = code == SQLITE_DONE && sqlite3_changes(database_.handle()) == 1;
    sqlite3_reset(deletion.remove.get());
    if (code != SQLITE_DONE) return database_.problem(code);
    if (removed) {
      ++found_.rows;
      continue;
    }
    bool has_key = false;
    if (deletion.has_key != nullptr) {
      has_key = again.bind_and_step(deletion.has_key.get(), table.columns.size()) == SQLITE_ROW;
      sqlite3_reset(deletion.has_key.get());
    }
    note_changed(table, block, row,
                 has_key             ? "was changed"
                 : table.key.empty() ? "was changed or removed"
                                     : "was removed");
  }
  return std::nullopt;
}

void SqliteRowsOfRun::note_changed(const StagedTable& table, const StagedBlock& block, size_t row, const char* what) {
  ++found_.changed;
  if (found_.first_changed.size() == told_rows) return;
  const StagedBlock::Place& place = block.places[row];
  const std::string line = place.line == 0 ? std::string() : fmt::format(", line {}", place.line);
  found_.first_changed.push_back(fmt::format("the row of record {} ({}{}) in `{}` of `{}` {}", place.record, block.part,
                                             line, table.table, shown_, what));
}

std::optional<Problem> SqliteRowsOfRun::drop_empty_tables() const {
  for (size_t i = tables_.size(); i-- > 0;) {
    if (tables_[i].create.empty()) continue;
    auto there = has_row(fmt::format("select 1 from sqlite_schema where type = 'table' and name = {} collate nocase",
                                     sqlite_text(tables_[i].table)));
    if (auto* problem = std::get_if<Problem>(&there)) return std::move(*problem);
    if (!std::get<bool>(there)) continue;
    if (auto problem = drop_if_empty(tables_[i].table)) return problem;
  }
  return std::nullopt;
}

std::optional<Problem> SqliteRowsOfRun::drop_if_empty(const std::string& table) const {
  auto rows = has_row(fmt::format("select 1 from {} limit 1", sqlite_name(table)));
  if (auto* problem = std::get_if<Problem>(&rows)) return std::move(*problem);
  return std::get<bool>(rows) ? std::nullopt : database_.execute("drop table " + sqlite_name(table));
}

}  // namespace damson
