// Finding out whether a change happened, and its transaction from begin to end.
#include "runtime/connectors/postgres/postgres_change.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "runtime/base/reveal_environment.h"
#include "runtime/connectors/postgres/postgres_store.h"
#include "runtime/connectors/postgres/postgres_table.h"
#include "runtime/connectors/postgres/postgres_values.h"
#include "runtime/diagnostics/catalogue/database_unwritable.h"
#include "runtime/diagnostics/catalogue/variable_not_set.h"

namespace damson {

PostgresChange::PostgresChange(const PublishStep& step, std::string staged, bool staged_there)
    : step_(step),
      staged_(std::move(staged)),
      staged_there_(staged_there),
      address_{step.address.empty() ? reveal_environment(shown_place(step)) : step.address, shown_place(step)} {}

PostgresChange::Effect PostgresChange::open() {
  if (connection_ != nullptr && !connection_->lost()) return std::nullopt;
  if (step_.address.empty()) {
    if (const auto name = unset_variable(shown_place(step_)))
      return variable_not_set(*name).note("the address of a database is not kept: set it as it was for the run");
  }
  auto opened = PostgresConnection::open(address_, PostgresUse::writing);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  connection_ = std::move(std::get<0>(opened));
  return check_database();
}

PostgresChange::Effect PostgresChange::check_database() {
  auto form = staged_form_of(*connection_);
  if (auto* problem = std::get_if<Problem>(&form)) return std::move(*problem);
  form_ = std::get<std::string>(form);
  if (!staged_there_) return std::nullopt;
  std::ifstream file(staged_, std::ios::binary);
  std::string line;
  std::getline(file, line);
  const bool of_another = line.starts_with("damson " + std::string(postgres_form)) && line != "damson " + form_;
  if (!of_another) return std::nullopt;
  return connection_->problem("what was staged is for another database",
                              "the address that the environment gives has to be that of the run");
}

PostgresChange::Effect PostgresChange::begin() {
  if (auto problem = open()) return problem;
  if (auto problem = connection_->execute("begin")) return problem;
  auto locked = connection_->rows("select pg_advisory_xact_lock(hashtextextended($1, 0))", {step_.token});
  if (auto* problem = std::get_if<Problem>(&locked)) return std::move(*problem);
  return std::nullopt;
}

PostgresChange::Effect PostgresChange::end(Effect problem) {
  if (problem) {
    (void)connection_->execute("rollback");
    return problem;
  }
  return commit();
}

PostgresChange::Effect PostgresChange::commit() {
  const PostgresResult result = connection_->run("commit");
  if (succeeded(result.get())) return std::nullopt;
  if (sql_state(result.get()).starts_with("23"))
    return database_unwritable(connection_->shown(), refused_row_words(result.get()));
  return connection_->problem(result.get());
}

/// In whatever schema somebody's user has put the table of markers.
PostgresChange::Effect PostgresChange::find_marker() {
  marker_.reset();
  auto places = connection_->rows(
      "select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = 'damson_runs' "
      "and c.relkind = 'r' "
      "and has_table_privilege(c.oid, 'SELECT') and has_schema_privilege(n.oid, 'USAGE') "
      "and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'transaction') order by 1");
  if (auto* problem = std::get_if<Problem>(&places)) return std::move(*problem);
  for (const auto& place : std::get<Rows>(places)) {
    const std::string name = PostgresConnection::name(place[0]);
    auto found = connection_->rows(fmt::format("select tables, transaction from {}.damson_runs where token = $1", name),
                                   {step_.token});
    if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
    const Rows& rows = std::get<Rows>(found);
    if (!rows.empty()) marker_ = Marker{name, rows[0][0], rows[0][1]};
  }
  return std::nullopt;
}

std::variant<StepState, Problem> PostgresChange::state() {
  if (auto problem = begin()) return std::move(*problem);
  if (auto problem = find_marker()) return std::move(*problem);
  if (!marker_) return staged_there_ ? StepState::pending : StepState::undone;
  if (!staged_there_) return StepState::applied;
  auto kept = has_all_rows();
  if (auto* problem = std::get_if<Problem>(&kept)) return std::move(*problem);
  return std::get<bool>(kept) ? StepState::applied : StepState::changed;
}

/// What a connection that broke off at the end has left is asked of the database.
PostgresChange::Effect PostgresChange::apply() {
  auto problem = begin();
  if (problem) return problem;
  problem = end(put_rows());
  if (!problem || !connection_->lost()) return problem;
  if (begin() || find_marker()) return problem;
  return marker_ ? std::nullopt : problem;
}

PostgresChange::Effect PostgresChange::take_back() {
  auto problem = begin();
  if (!problem) problem = find_marker();
  if (problem) return problem;
  problem = end(marker_ ? remove_rows() : Effect());
  if (problem) return problem;
  if (staged_there_) ::unlink(staged_.c_str());
  return std::nullopt;
}

std::variant<std::vector<PostgresChange::FilledTable>, Problem> PostgresChange::filled_tables() const {
  const auto json = nlohmann::json::parse(marker_->tables, nullptr, false);
  std::vector<FilledTable> filled;
  for (const auto& table : json.is_array() ? json : nlohmann::json::array()) {
    if (!table.is_object()) continue;
    filled.push_back(
        {table.value("table", std::string()), table.value("rows", uint64_t{0}), table.value("created", false)});
  }
  if (!filled.empty()) return filled;
  return connection_->problem("what it remembers of the run in `damson_runs` is damaged");
}

/// A row carries the number of the transaction that has written it last.
std::variant<bool, Problem> PostgresChange::has_all_rows() {
  auto tables = filled_tables();
  if (auto* problem = std::get_if<Problem>(&tables)) return std::move(*problem);
  for (const FilledTable& table : std::get<0>(tables)) {
    auto there = connection_->rows("select to_regclass($1) is not null", {table.sql});
    if (auto* problem = std::get_if<Problem>(&there)) return std::move(*problem);
    if (std::get<Rows>(there)[0][0] != "t") return false;
    auto rows = connection_->rows(fmt::format(
        "select count(*) from {} where xmin = ({}::bigint & 4294967295)::text::xid", table.sql, marker_->transaction));
    if (auto* problem = std::get_if<Problem>(&rows)) return std::move(*problem);
    if (std::get<Rows>(rows)[0][0] != std::to_string(table.rows)) return false;
  }
  return true;
}

PostgresChange::Effect PostgresChange::remove_rows() {
  const auto changed = [&] { return connection_->problem("somebody else has changed rows of this run since"); };
  // numbers of 32 bits come round again
  auto young = connection_->rows(fmt::format("select txid_current() - {}::bigint < 2000000000", marker_->transaction));
  if (auto* problem = std::get_if<Problem>(&young)) return std::move(*problem);
  if (std::get<Rows>(young)[0][0] != "t") return changed();
  auto found = filled_tables();
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  const auto& tables = std::get<0>(found);
  std::vector<std::string> names;
  for (const FilledTable& table : tables) names.push_back(table.sql);
  auto order = in_order_of_references(names);
  if (auto* problem = std::get_if<Problem>(&order)) return std::move(*problem);
  if (auto problem = connection_->execute("set constraints all deferred")) return problem;
  auto places = std::get<0>(order);
  std::ranges::reverse(places);
  for (const size_t place : places) {
    const PostgresResult removed = connection_->run(fmt::format(
        "delete from {} where xmin = ({}::bigint & 4294967295)::text::xid", tables[place].sql, marker_->transaction));
    if (sql_state(removed.get()) == "42P01") return changed();  // the table is gone
    if (sql_state(removed.get()) == "23503")
      return connection_->problem("rows of others refer to rows of this run: " + refused_row_words(removed.get()));
    if (!succeeded(removed.get())) return connection_->problem(removed.get());
    if (PQcmdTuples(removed.get()) != std::to_string(tables[place].rows)) return changed();
  }
  if (auto problem = connection_->execute("set constraints all immediate")) return problem;
  for (const size_t place : places) {
    if (!tables[place].created) continue;
    if (auto problem = drop_if_empty(tables[place].sql)) return problem;
  }
  const std::string markers = marker_->schema + ".damson_runs";
  if (auto problem =
          connection_->execute(fmt::format("delete from {} where token = {}", markers, connection_->text(step_.token))))
    return problem;
  return drop_if_empty(markers);
}

/// What others have put there since stays, and with it the table; so does one of another owner.
PostgresChange::Effect PostgresChange::drop_if_empty(const std::string& table) const {
  auto own =
      connection_->rows("select pg_has_role(relowner, 'USAGE') from pg_class where oid = to_regclass($1)", {table});
  if (auto* problem = std::get_if<Problem>(&own)) return std::move(*problem);
  if (std::get<Rows>(own).empty() || std::get<Rows>(own)[0][0] != "t") return std::nullopt;
  auto rows = connection_->rows(fmt::format("select 1 from {} limit 1", table));
  if (auto* problem = std::get_if<Problem>(&rows)) return std::move(*problem);
  if (!std::get<Rows>(rows).empty()) return std::nullopt;
  return connection_->execute("drop table " + table);
}

}  // namespace damson
