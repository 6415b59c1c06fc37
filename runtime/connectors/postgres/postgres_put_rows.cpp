// The rows of a change: tables that are made, rows that are copied in by table, and the row that says so.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/connectors/postgres/postgres_change.h"
#include "runtime/connectors/postgres/postgres_copy_in.h"
#include "runtime/connectors/postgres/postgres_table.h"
#include "runtime/diagnostics/catalogue/changed_while_publishing.h"
#include "runtime/diagnostics/catalogue/database_unwritable.h"
#include "runtime/diagnostics/catalogue/row_refused.h"

namespace damson {

PostgresChange::Effect PostgresChange::not_what_was_staged() const {
  return connection_->problem("what was staged for it is gone or damaged", "`damson rollback` forgets it");
}

PostgresChange::Effect PostgresChange::put_rows() {
  StagedRows staged;
  if (!staged.open(form_, staged_)) return not_what_was_staged();
  tables_ = staged.tables();
  counts_.assign(tables_.size(), 0);
  if (auto problem = create_tables()) return problem;
  std::vector<std::string> names;
  for (const StagedTable& table : tables_) names.push_back(table.table);
  auto order = in_order_of_references(names);
  if (auto* problem = std::get_if<Problem>(&order)) return std::move(*problem);
  if (auto problem = connection_->execute("set constraints all deferred")) return problem;
  for (const size_t table : std::get<0>(order)) {
    if (auto problem = put_table(table)) return problem;
  }
  return mark();
}

/// What refers to other tables comes when all are made.
PostgresChange::Effect PostgresChange::create_tables() {
  for (const StagedTable& table : tables_) {
    if (table.create.empty()) continue;
    auto there = connection_->rows("select to_regclass($1) is not null", {table.table});
    if (auto* problem = std::get_if<Problem>(&there)) return std::move(*problem);
    if (std::get<Rows>(there)[0][0] == "t") return changed_while_publishing(connection_->shown());
  }
  std::vector<std::string> further;
  for (const StagedTable& table : tables_) {
    auto statements = split_statements(table.create);
    if (statements.empty()) continue;
    if (auto problem = connection_->execute(statements.front())) return problem;
    further.insert(further.end(), statements.begin() + 1, statements.end());
  }
  for (const std::string& statement : further) {
    if (auto problem = connection_->execute(statement)) return problem;
  }
  return std::nullopt;
}

/// Those that are referred to come first: not every constraint waits until the end of the transaction.
std::variant<std::vector<size_t>, Problem> PostgresChange::in_order_of_references(
    const std::vector<std::string>& tables) const {
  std::map<std::string, size_t> places;  // by oid
  for (size_t i = 0; i < tables.size(); ++i) {
    auto oid = connection_->rows("select coalesce(to_regclass($1)::oid, 0)", {tables[i]});
    if (auto* problem = std::get_if<Problem>(&oid)) return std::move(*problem);
    places[std::get<Rows>(oid)[0][0]] = i;
  }
  auto asked =
      connection_->rows("select conrelid, confrelid from pg_constraint where contype = 'f' and conrelid <> confrelid");
  if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
  std::set<std::pair<size_t, size_t>> waits;  // the first for the second
  for (const auto& row : std::get<Rows>(asked)) {
    if (places.contains(row[0]) && places.contains(row[1])) waits.emplace(places[row[0]], places[row[1]]);
  }
  std::vector<size_t> order;
  std::set<size_t> left;
  for (size_t i = 0; i < tables.size(); ++i) left.insert(i);
  while (!left.empty()) {
    const auto is_free = [&](size_t one) {
      return std::ranges::none_of(waits,
                                  [&](const auto& pair) { return pair.first == one && left.contains(pair.second); });
    };
    const auto next = std::ranges::find_if(left, is_free);
    const size_t place = next == left.end() ? *left.begin() : *next;  // in a circle: the constraints have to wait
    order.push_back(place);
    left.erase(place);
  }
  return order;
}

PostgresChange::Effect PostgresChange::put_table(size_t table) {
  StagedRows staged;
  if (!staged.open(form_, staged_)) return not_what_was_staged();
  PostgresCopyIn copy(*connection_);
  PostgresResult result = copy.begin(tables_[table].table, tables_[table].columns);
  if (PQresultStatus(result.get()) != PGRES_COPY_IN) return connection_->problem(result.get());
  StagedBlock block;
  bool takes_more = true;
  while (staged.next(block)) {
    if (block.table != table || !takes_more) continue;
    takes_more = copy.put(block.values);
    counts_[table] += block.places.size();
  }
  result = copy.end();
  if (!succeeded(result.get())) return refused(table, result.get());
  if (!staged.whole() || staged.digest() != step_.digest) return not_what_was_staged();
  return std::nullopt;
}

PostgresChange::Effect PostgresChange::refused(size_t table, const PGresult* result) const {
  const std::string state = sql_state(result);
  const bool of_a_row = state.starts_with("22") || state.starts_with("23") || state.starts_with("P0");
  if (connection_->lost() || !of_a_row) return connection_->problem(result);
  uint64_t row = PostgresCopyIn::row_of(result);
  StagedRows staged;
  // what another table lacks is found at the end, of no row
  if (state == "23503" || row == 0 || !staged.open(form_, staged_))
    return database_unwritable(connection_->shown(), refused_row_words(result));
  auto problem =
      row_refused(fmt::format("{} of `{}`", tables_[table].table, connection_->shown()), refused_row_words(result));
  StagedBlock block;
  while (staged.next(block)) {
    if (block.table != table) continue;
    if (row > block.places.size()) {
      row -= block.places.size();
      continue;
    }
    return problem.data(
        {.file = block.part, .record = block.places[row - 1].record, .line = block.places[row - 1].line});
  }
  return problem;
}

/// A row for each run that put something into the database: whoever comes after a crash asks it whether that happened.
PostgresChange::Effect PostgresChange::mark() {
  const std::string& first = tables_.front().table;
  auto schema = connection_->rows(
      "select quote_ident(n.nspname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = "
      "to_regclass($1)",
      {first});
  if (auto* problem = std::get_if<Problem>(&schema)) return std::move(*problem);
  const std::string markers = std::get<Rows>(schema)[0][0] + ".damson_runs";
  if (auto problem = make_marker_table(markers)) return problem;
  nlohmann::ordered_json told = nlohmann::ordered_json::array();
  for (size_t i = 0; i < tables_.size(); ++i) {
    told.push_back({{"table", tables_[i].table},
                    {"target", tables_[i].target},
                    {"rows", counts_[i]},
                    {"created", !tables_[i].create.empty()}});
  }
  const std::string text = told.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return connection_->execute(fmt::format("insert into {} (token, tables, transaction) values ({}, {}, txid_current())",
                                          markers, connection_->text(step_.token), connection_->text(text)));
}

PostgresChange::Effect PostgresChange::make_marker_table(const std::string& markers) const {
  auto there = connection_->rows("select to_regclass($1) is not null", {markers});
  if (auto* problem = std::get_if<Problem>(&there)) return std::move(*problem);
  if (std::get<Rows>(there)[0][0] == "t") return std::nullopt;
  return connection_->execute(fmt::format(
      "create table {} (token text not null primary key, tables text not null, transaction bigint not null)", markers));
}

}  // namespace damson
