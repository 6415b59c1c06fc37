// Finds rows by all that they held, and changes them.
#include "runtime/connectors/sqlite/sqlite_row_changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/connectors/sqlite/sqlite_table.h"

namespace damson {

namespace {

constexpr char updated = 'u';
constexpr char deleted = 'd';

}  // namespace

void put_row_change(std::string_view before, std::string_view after, std::string& out) {
  out += after.empty() ? deleted : updated;
  out += before;
  out += after;
}

RowChange take_row_change(SqliteValueReader& values, size_t columns) {
  RowChange change{.deletes = values.kind() == deleted, .before = {}, .after = {}};
  for (size_t i = 0; i < columns; ++i) change.before.push_back(values.take());
  for (size_t i = 0; i < columns && !change.deletes; ++i) change.after.push_back(values.take());
  return change;
}

SqliteRowChanger::Outcome SqliteRowChanger::apply(const RowChange& change) {
  if (!change.deletes) return update(change.before, change.after);
  return run(fmt::format("delete from {} where {}", sqlite_name(table_.table), the_row(1)), {&change.before}, true);
}

SqliteRowChanger::Outcome SqliteRowChanger::take_back(const RowChange& change) {
  if (!change.deletes) return update(change.after, change.before);
  return run(insert_sql(table_.table, table_.columns), {&change.before}, true);
}

SqliteRowChanger::Outcome SqliteRowChanger::is_done(const RowChange& change) {
  const std::string table = sqlite_name(table_.table);
  if (!change.deletes) return run(fmt::format("select 1 from {} where {}", table, the_row(1)), {&change.after}, false);
  std::string same;
  Values key;
  for (const std::string& name : table_.key) {
    const auto place = static_cast<size_t>(std::ranges::find(table_.columns, name) - table_.columns.begin());
    key.push_back(change.before[place]);
    same += fmt::format("{}{} is ?{}", same.empty() ? "" : " and ", sqlite_name(name), key.size());
  }
  Outcome outcome = run(fmt::format("select 1 from {} where {}", table, same), {&key}, false);
  outcome.found = !outcome.found;
  return outcome;
}

/// Only what is another value is written.
SqliteRowChanger::Outcome SqliteRowChanger::update(const Values& from, const Values& to) {
  std::string set;
  Values written;
  for (size_t i = 0; i < to.size(); ++i) {
    if (from[i] == to[i]) continue;
    written.push_back(to[i]);
    set += fmt::format("{}{} = ?{}", set.empty() ? "" : ", ", sqlite_name(table_.columns[i]), written.size());
  }
  if (written.empty())
    return run(fmt::format("select 1 from {} where {}", sqlite_name(table_.table), the_row(1)), {&from}, false);
  return run(fmt::format("update {} set {} where {}", sqlite_name(table_.table), set, the_row(written.size() + 1)),
             {&written, &from}, true);
}

SqliteRowChanger::Outcome SqliteRowChanger::run(const std::string& sql, const std::vector<const Values*>& values,
                                                bool counts_changes) {
  SqliteStatement& statement = statements_[sql];
  if (statement == nullptr) {
    auto prepared = database_.prepare(sql);
    if (std::holds_alternative<Problem>(prepared)) return {SQLITE_ERROR, false};
    statement = std::move(std::get<0>(prepared));
  }
  std::string bytes;
  size_t count = 0;
  for (const Values* some : values) {
    for (const std::string_view value : *some) bytes += value;
    count += some->size();
  }
  const int code = SqliteValueReader(bytes).bind_and_step(statement.get(), count);
  const bool found =
      counts_changes ? code == SQLITE_DONE && sqlite3_changes(database_.handle()) == 1 : code == SQLITE_ROW;
  sqlite3_reset(statement.get());
  return {code, found};
}

std::string SqliteRowChanger::the_row(size_t first_parameter) const {
  std::string same;
  for (size_t i = 0; i < table_.columns.size(); ++i) {
    same += fmt::format("{}{} is ?{}", i == 0 ? "" : " and ", sqlite_name(table_.columns[i]), first_parameter + i);
  }
  return same;
}

}  // namespace damson
