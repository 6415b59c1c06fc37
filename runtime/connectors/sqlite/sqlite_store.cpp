// All targets of one database on their way.
#include "runtime/connectors/sqlite/sqlite_store.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "runtime/connectors/sqlite/sqlite_row_changes.h"
#include "runtime/connectors/sqlite/sqlite_values.h"
#include "runtime/diagnostics/catalogue/database_unwritable.h"
#include "runtime/diagnostics/catalogue/row_refused.h"
#include "runtime/diagnostics/catalogue/targets_share_a_file.h"

namespace damson {

namespace {

/// Whether a table may refuse a row for more than was compared. Said too often it costs some time.
bool has_rules_of_its_own(std::string sql) {
  for (char& c : sql) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::ranges::any_of(std::initializer_list<const char*>{"check", "strict", " as"},
                             [&](const char* word) { return sql.find(word) != std::string::npos; });
}

std::vector<std::string> column_names(const Type& schema) {
  std::vector<std::string> names;
  for (const auto& field : schema.fields()) names.push_back(field.name);
  return names;
}

}  // namespace

std::optional<Problem> SqliteStore::begin(SinkMode mode, Storage& storage, const std::string& file) {
  begun_ = true;
  file_ = file;
  const auto place = storage.place_on_disk(file);
  if (!place) return database_unwritable(file, std::string_view("it has no place on a disk"));
  if (mode == SinkMode::plan) {
    if (auto problem = storage.obstacle_to_staging(file)) return problem;
  } else {
    auto staged = storage.stage(file, {});
    if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
    staged_.begin(std::move(std::get<0>(staged)));
  }
  std::error_code unknown;
  if (!std::filesystem::exists(*place, unknown)) return std::nullopt;
  if (::access(place->c_str(), W_OK) != 0) {
    return database_unwritable(file, std::string_view("it may only be read"))
        .note("give yourself the right to write to the file and to its folder");
  }
  auto opened = SqliteDatabase::open_to_read(storage, file);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  database_ = std::move(std::get<0>(opened));
  return std::nullopt;
}

std::optional<Problem> SqliteStore::open(size_t table, SinkMode mode, Storage& storage, const std::string& file) {
  if (!begun_) {
    if (auto problem = begin(mode, storage, file)) return problem;
  }
  const std::string& name = tables_[table].request.table;
  for (size_t other = 0; other < table; ++other) {
    if (sqlite3_stricmp(tables_[other].request.table.c_str(), name.c_str()) != 0) continue;
    return targets_share_a_file(tables_[other].request.sink.target, tables_[table].request.sink.target,
                                fmt::format("{} of {}", name, file));
  }
  return look_at(tables_[table]);
}

std::optional<Problem> SqliteStore::look_at(Table& table) {
  if (database_ == nullptr) return std::nullopt;
  auto found = find_target_table(*database_, table.request);
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  table.found = std::get<SqliteTableFound>(std::move(found));
  if (table.found.there) make_scratch(table, file_);
  return table.found.there && table.request.sink.updates ? hold_rows(table) : std::nullopt;
}

/// From here on one state of the rows is seen: what others change meanwhile is found out when the changes are made.
std::optional<Problem> SqliteStore::hold_rows(Table& table) {
  const std::string name = sqlite_name(table.request.table);
  if (!holds_) {
    if (auto problem = database_->execute("begin")) return problem;
    holds_ = true;
  }
  if (auto problem = problem_of(database_->rows(fmt::format("select 1 from {} limit 1", name)))) return problem;
  std::string columns;
  for (const std::string& column : table.found.columns) columns += (columns.empty() ? "" : ", ") + sqlite_name(column);
  std::string key;
  for (const std::string& field : table.request.sink.key)
    key += fmt::format("{}{} is ?", key.empty() ? "" : " and ", sqlite_name(field));
  auto prepared = database_->prepare(fmt::format("select {} from {} where {}", columns, name, key));
  if (auto* problem = std::get_if<Problem>(&prepared)) return std::move(*problem);
  table.row = std::move(std::get<0>(prepared));
  return std::nullopt;
}

Problem SqliteStore::refused(const Table& table, const std::string& why, const RecordOrigin& origin) const {
  return row_refused(fmt::format("{} of `{}`", table.request.table, file_), why)
      .data({.file = std::string(origin.part), .record = origin.record, .line = origin.line});
}

std::optional<Problem> SqliteStore::add_change(size_t number, const Change& change, const RecordOrigin& origin,
                                               StagedBlock& block) {
  Table& table = tables_[number];
  if (change.deletes && !table.found.dragged_along.empty()) {
    return refused(table,
                   fmt::format("with it rows of {} would go or change, which the run could not put back",
                               table.found.dragged_along),
                   origin);
  }
  const int code = SqliteValueReader(change.key).bind_and_step(table.row.get(), table.request.sink.key.size());
  std::string before;
  for (int column = 0; code == SQLITE_ROW && column < sqlite3_column_count(table.row.get()); ++column)
    put_sqlite_value(table.row.get(), column, before);
  sqlite3_reset(table.row.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) return database_->problem(code);
  if (code == SQLITE_DONE) return refused(table, "the row is not there by this key as the record writes it", origin);
  std::string after;
  if (!change.deletes) {
    std::vector<std::string_view> values(table.found.columns.size());
    SqliteValueReader there(before);
    for (std::string_view& value : values) value = there.take();
    SqliteValueReader others(change.values);
    for (const uint32_t field : change.fields) {
      const std::string& name = table.request.sink.schema->fields()[field].name;
      values[static_cast<size_t>(std::ranges::find(table.found.columns, name) - table.found.columns.begin())] =
          others.take();
    }
    for (const std::string_view value : values) after += value;
  }
  put_row_change(before, after, block.values);
  block.places.push_back({origin.record, origin.line});
  return std::nullopt;
}

std::optional<Problem> SqliteStore::append_changes(size_t table, StagedBlock& block) {
  // they stand behind the tables that take rows
  const auto updates = [](const Table& one) { return one.row != nullptr; };
  block.table = static_cast<uint32_t>(
      tables_.size() + static_cast<size_t>(std::count_if(
                           tables_.begin(), tables_.begin() + static_cast<std::ptrdiff_t>(table), updates)));
  return staged_.append(block, header());
}

/// Where it cannot be made, for want of a function say, the table itself tells when it is at its end.
void SqliteStore::make_scratch(Table& table, const std::string& file) {
  if (!has_rules_of_its_own(table.found.sql)) return;
  auto scratch = SqliteDatabase::scratch(file);
  if (scratch->execute(table.found.sql)) return;
  auto trial = scratch->prepare(insert_sql(table.request.table, column_names(*table.request.sink.schema)));
  if (std::holds_alternative<Problem>(trial) || scratch->execute("begin")) return;
  table.scratch = std::move(scratch);
  table.trial = std::move(std::get<0>(trial));
}

/// What is unique was judged already, over all rows.
std::optional<Problem> SqliteStore::try_rows(Table& table, const StagedBlock& block) {
  const SqliteDatabase& scratch = *table.scratch;
  if (auto problem = scratch.execute("savepoint batch")) return problem;
  SqliteValueReader values(block.values);
  const size_t columns = table.request.sink.schema->fields().size();
  for (const StagedBlock::Place& place : block.places) {
    const int code = values.bind_and_step(table.trial.get(), columns);
    sqlite3_reset(table.trial.get());
    if (code == SQLITE_DONE || code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) continue;
    return row_refused(fmt::format("{} of `{}`", table.request.table, scratch.path()),
                       refusal_words(scratch, sqlite3_extended_errcode(scratch.handle())))
        .data({.file = block.part, .record = place.record, .line = place.line});
  }
  if (auto problem = scratch.execute("rollback to batch")) return problem;
  return scratch.execute("release batch");
}

std::optional<Problem> SqliteStore::append(size_t table, const StagedBlock& block) {
  if (tables_[table].scratch != nullptr) {
    if (auto problem = try_rows(tables_[table], block)) return problem;
  }
  return staged_.append(block, header());
}

StagedRowsWriter::Header SqliteStore::header() const {
  return [this] {
    const auto tables = staged_tables();
    return staged_header(std::ranges::any_of(tables, &StagedTable::changes) ? sqlite_changes_form : sqlite_form,
                         tables);
  };
}

std::vector<StagedTable> SqliteStore::staged_tables() const {
  std::vector<StagedTable> staged;
  for (const Table& table : tables_) {
    StagedTable& made = staged.emplace_back();
    made.target = table.request.sink.target;
    made.table = table.request.table;
    if (!table.found.there) made.create = create_table_sql(table.request, references_of(table));
    made.columns = column_names(*table.request.sink.schema);
    made.key = table.request.sink.rules.key;
  }
  for (const Table& table : tables_) {
    if (table.row == nullptr) continue;
    staged.push_back({.target = table.request.sink.target,
                      .table = table.request.table,
                      .create = {},
                      .columns = table.found.columns,
                      .key = table.request.sink.key,
                      .changes = true});
  }
  return staged;
}

/// Those to tables of this database that hold to their keys.
std::vector<SqliteForeignKey> SqliteStore::references_of(const Table& table) const {
  std::vector<SqliteForeignKey> keys;
  for (const FieldReference& reference : table.request.sink.rules.references) {
    const auto other =
        std::ranges::find_if(tables_, [&](const Table& one) { return one.request.sink.target == reference.target; });
    if (other == tables_.end() || other->request.sink.rules.key.size() != 1) continue;
    if (other->found.there && !other->found.key_is_unique) continue;
    keys.push_back({reference.field, other->request.table, other->request.sink.rules.key.front()});
  }
  return keys;
}

std::optional<Problem> SqliteStore::seal() {
  auto problem = staged_.seal(header());
  for (Table& table : tables_) table.row.reset();  // or the state would be held on to
  database_.reset();
  return problem;
}

void SqliteStore::hand_over(std::vector<PublishStep>& steps) {
  const bool makes_a_table = !std::ranges::all_of(tables_, [](const Table& table) { return table.found.there; });
  std::vector<std::string> targets;
  for (const Table& table : tables_) targets.push_back(table.request.sink.target);
  if (auto step = staged_.hand_over("sqlite", targets, makes_a_table)) steps.push_back(std::move(*step));
}

}  // namespace damson
