// Putting staged rows into a database in one transaction, asking whether that happened, and taking exactly them out
// again.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "runtime/connectors/database/staged_rows.h"
#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/connectors/disk/made_folders.h"
#include "runtime/connectors/disk/preserve_file.h"
#include "runtime/connectors/sqlite/sqlite_row_changes.h"
#include "runtime/connectors/sqlite/sqlite_rows_of_run.h"
#include "runtime/connectors/sqlite/sqlite_sink.h"
#include "runtime/connectors/sqlite/sqlite_table.h"
#include "runtime/connectors/sqlite/sqlite_values.h"
#include "runtime/diagnostics/catalogue/changed_while_publishing.h"
#include "runtime/diagnostics/catalogue/database_unwritable.h"
#include "runtime/diagnostics/catalogue/row_refused.h"

namespace damson {

namespace {

namespace fs = std::filesystem;
using Effect = std::optional<Problem>;

/// A row for each run that put something into the database: whoever comes after a crash asks it whether that happened.
constexpr const char* marker_table =
    "create table if not exists damson_runs (token text not null primary key, tables text not null)";

struct StorePlaces {
  std::string database;
  std::string staged;
  bool there;  // the database
  bool staged_there;
};

/// A file that cannot be looked at is neither there nor not there.
std::variant<bool, Problem> is_there(const std::string& path, const PublishStep& step) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return false;
  if (error) return writing_problem(shown_place(step), error.value());
  return true;
}

class StoreChange {
 public:
  StoreChange(const StorePlaces& places, const PublishStep& step) : places_(places), step_(step) {}

  std::variant<StepState, Problem> state() {
    auto marked = is_marked();
    if (auto* problem = std::get_if<Problem>(&marked)) return std::move(*problem);
    if (!std::get<bool>(marked)) return places_.staged_there ? StepState::pending : StepState::undone;
    if (!places_.staged_there) return StepState::applied;
    auto kept = has_all_rows();
    if (auto* problem = std::get_if<Problem>(&kept)) return std::move(*problem);
    return std::get<bool>(kept) ? StepState::applied : StepState::changed;
  }

  Effect apply() {
    auto problem = open(!step_.replaces);
    if (!problem) problem = in_transaction(&StoreChange::put_rows);
    database_.reset();
    if (problem) remove_what_is_empty();
    return problem;
  }

  /// Of a step that takes out what another has put there.
  std::variant<StepState, Problem> state_of_reversal() {
    auto marked = is_marked();
    if (auto* problem = std::get_if<Problem>(&marked)) return std::move(*problem);
    if (!std::get<bool>(marked)) return StepState::applied;
    return places_.staged_there ? StepState::pending : StepState::undone;
  }

  Effect revert() {
    auto problem = open(false);
    if (!problem) problem = in_transaction(&StoreChange::remove_rows);
    database_.reset();
    if (!problem) remove_what_is_empty();
    return problem;
  }

  Effect put_again() {
    auto marked = is_marked();
    if (auto* problem = std::get_if<Problem>(&marked)) return std::move(*problem);
    if (std::get<bool>(marked)) return std::nullopt;
    if (step_.leaves_changed) {
      return database_unwritable(
          shown_place(step_),
          std::string_view("some rows were left as somebody else has made them: this can only be finished"));
    }
    database_.reset();
    auto problem = open(!step_.replaces);
    if (!problem) problem = in_transaction(&StoreChange::put_rows);
    return problem;
  }

  std::variant<RowsToTakeOut, Problem> foresee() {
    auto marked = is_marked();
    if (auto* problem = std::get_if<Problem>(&marked)) return std::move(*problem);
    if (!std::get<bool>(marked)) return RowsToTakeOut();
    if (holds_changes()) return foresee_restoring();
    if (auto problem = database_->execute("begin immediate")) return std::move(*problem);
    auto found = SqliteRowsOfRun(*database_, places_.staged, shown_place(step_)).take_out();
    (void)database_->execute("rollback");
    return found;
  }

  Effect take_back() {
    auto marked = is_marked();
    if (auto* problem = std::get_if<Problem>(&marked)) return std::move(*problem);
    if (std::get<bool>(marked)) {
      if (auto problem = in_transaction(&StoreChange::remove_rows)) return problem;
    } else {
      clear_journal();
    }
    database_.reset();
    remove_what_is_empty();
    if (places_.staged_there) ::unlink(places_.staged.c_str());
    return std::nullopt;
  }

  /// A database that was made for this and holds nothing.
  void remove_what_is_empty() {
    std::error_code unknown;
    if (step_.replaces || !fs::exists(places_.database, unknown)) return;
    bool empty = false;
    if (!open(false)) {
      const auto held = has_row("select 1 from sqlite_schema limit 1");
      empty = std::holds_alternative<bool>(held) && !std::get<bool>(held);
    }
    database_.reset();
    if (empty) ::unlink(places_.database.c_str());
  }

 private:
  std::string table_words(const StagedTable& table) const {
    return fmt::format("{} of `{}`", table.table, shown_place(step_));
  }

  Effect open(bool may_make) {
    auto opened = SqliteDatabase::open_to_write(places_.database, shown_place(step_), may_make);
    if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
    database_ = std::move(std::get<0>(opened));
    return std::nullopt;
  }

  /// Looking finishes or takes back what a crash has left of a transaction.
  std::variant<bool, Problem> is_marked() {
    if (!places_.there) return false;
    if (auto problem = open(false)) return std::move(*problem);
    auto table = has_row("select 1 from sqlite_schema where name = 'damson_runs'");
    if (const auto* there = std::get_if<bool>(&table); there == nullptr || !*there) return table;
    return has_row("select 1 from damson_runs where token = " + sqlite_text(step_.token));
  }

  std::variant<bool, Problem> has_row(const std::string& sql) const {
    auto prepared = database_->prepare(sql);
    if (auto* problem = std::get_if<Problem>(&prepared)) return std::move(*problem);
    return database_->step(std::get<0>(prepared).get());
  }

  Effect in_transaction(Effect (StoreChange::*what)()) {
    if (auto problem = database_->execute("begin immediate")) return problem;
    auto problem = (this->*what)();
    if (!problem) problem = commit();
    if (problem) (void)database_->execute("rollback");
    return problem;
  }

  Effect commit() {
    const int code = sqlite3_exec(database_->handle(), "commit", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return std::nullopt;
    if ((code & 0xFF) == SQLITE_CONSTRAINT)
      return database_unwritable(shown_place(step_), refusal_words(*database_, code));
    return database_->problem(code);
  }

  Effect not_what_was_staged() const {
    return database_unwritable(shown_place(step_),
                               std::string_view("what was staged for it beside it is gone or damaged"));
  }

  /// Null where it is gone, or something else.
  std::unique_ptr<StagedRows> open_staged() const {
    for (const std::string_view form : {sqlite_form, sqlite_changes_form}) {
      auto staged = std::make_unique<StagedRows>();
      if (staged->open(form, places_.staged)) return staged;
    }
    return nullptr;
  }

  Effect put_rows() {
    const auto opened = open_staged();
    if (opened == nullptr) return not_what_was_staged();
    StagedRows& staged = *opened;
    if (std::ranges::any_of(staged.tables(), &StagedTable::changes)) {
      if (auto problem = database_->execute("pragma defer_foreign_keys = on")) return problem;
    }
    for (const StagedTable& table : staged.tables()) {
      if (table.create.empty()) continue;
      auto there = has_row("select 1 from sqlite_schema where name = " + sqlite_text(table.table) + " collate nocase");
      if (auto* problem = std::get_if<Problem>(&there)) return std::move(*problem);
      if (std::get<bool>(there) && step_.kind == PublishStep::Kind::revert_store)
        continue;  // others have put rows there: it was left
      if (std::get<bool>(there)) return changed_while_publishing(shown_place(step_));
      if (auto problem = database_->execute(table.create)) return problem;
    }
    counts_.resize(staged.tables().size());
    for (const StagedTable& table : staged.tables()) {  // which may refer to each other
      changers_.emplace_back(*database_, table);
      auto prepared = database_->prepare(insert_sql(table.table, table.columns));
      if (auto* problem = std::get_if<Problem>(&prepared)) return std::move(*problem);
      statements_.push_back(std::move(std::get<0>(prepared)));
    }
    StagedBlock block;
    while (staged.next(block)) {
      const StagedTable& table = staged.tables()[block.table];
      if (auto problem = table.changes ? change_block(table, block) : put_block(table, block)) return problem;
    }
    if (!staged.whole() || staged.digest() != step_.digest) return not_what_was_staged();
    statements_.clear();
    changers_.clear();
    return mark(staged.tables());
  }

  Effect put_block(const StagedTable& table, const StagedBlock& block) {
    sqlite3_stmt* statement = statements_[block.table].get();
    SqliteValueReader values(block.values);
    for (const StagedBlock::Place& place : block.places) {
      const int code = values.bind_and_step(statement, table.columns.size());
      if (code != SQLITE_DONE) return refused(table, block, place, code);
      sqlite3_reset(statement);
    }
    counts_[block.table] += block.places.size();
    return std::nullopt;
  }

  Effect change_block(const StagedTable& table, const StagedBlock& block) {
    SqliteValueReader values(block.values);
    for (const StagedBlock::Place& place : block.places) {
      const auto [code, found] = changers_[block.table].apply(take_row_change(values, table.columns.size()));
      if (found) continue;
      if (code != SQLITE_DONE && code != SQLITE_ROW) return refused(table, block, place, code);
      return row_refused(table_words(table), "somebody else has changed it since the run has read it")
          .data({.file = block.part, .record = place.record, .line = place.line});
    }
    return std::nullopt;
  }

  Effect refused(const StagedTable& table, const StagedBlock& block, const StagedBlock::Place& place, int code) const {
    if ((code & 0xFF) != SQLITE_CONSTRAINT && (code & 0xFF) != SQLITE_MISMATCH && (code & 0xFF) != SQLITE_ERROR)
      return database_->problem(code);
    return row_refused(table_words(table), refusal_words(*database_, code))
        .data({.file = block.part, .record = place.record, .line = place.line});
  }

  Effect mark(const std::vector<StagedTable>& tables) {
    if (auto problem = database_->execute(marker_table)) return problem;
    nlohmann::ordered_json told = nlohmann::ordered_json::array();
    for (size_t i = 0; i < tables.size(); ++i) {
      if (!tables[i].changes)
        told.push_back({{"table", tables[i].table},
                        {"target", tables[i].target},
                        {"rows", counts_[i]},
                        {"created", !tables[i].create.empty()}});
    }
    const std::string text = told.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return database_->execute(
        fmt::format("insert into damson_runs values ({}, {})", sqlite_text(step_.token), sqlite_text(text)));
  }

  /// Every row that the run has put there, as it was put there. False when somebody has changed one.
  template <class Act>
  std::variant<bool, Problem> for_each_row(const std::string& verb, const Act& act) {
    const auto opened = open_staged();
    if (opened == nullptr) return *not_what_was_staged();
    StagedRows& staged = *opened;
    std::vector<SqliteStatement> statements;
    for (const StagedTable& table : staged.tables()) {
      auto prepared = database_->prepare(fmt::format("{} {} where {}", verb, sqlite_name(table.table), the_row(table)));
      if (std::holds_alternative<Problem>(prepared)) return false;  // the table, or a column of it, is gone
      statements.push_back(std::move(std::get<0>(prepared)));
    }
    StagedBlock block;
    while (staged.next(block)) {
      if (staged.tables()[block.table].changes) continue;
      sqlite3_stmt* statement = statements[block.table].get();
      SqliteValueReader values(block.values);
      for (size_t row = 0; row < block.places.size(); ++row) {
        const int code = values.bind_and_step(statement, staged.tables()[block.table].columns.size());
        if (code != SQLITE_DONE && code != SQLITE_ROW) return database_->problem(code);
        const bool found = act(code);
        sqlite3_reset(statement);
        if (!found) return false;
      }
    }
    if (!staged.whole()) return *not_what_was_staged();
    tables_ = staged.tables();
    return true;
  }

  /// Without a key one of those that are the same.
  static std::string the_row(const StagedTable& table) {
    std::string same;
    for (size_t i = 0; i < table.columns.size(); ++i)
      same += fmt::format("{}{} is ?{}", i == 0 ? "" : " and ", sqlite_name(table.columns[i]), i + 1);
    if (!table.key.empty()) return same;
    return fmt::format("rowid = (select rowid from {} where {} limit 1)", sqlite_name(table.table), same);
  }

  std::variant<bool, Problem> has_all_rows() {
    auto there = for_each_row("select 1 from", [](int code) { return code == SQLITE_ROW; });
    const auto* all = std::get_if<bool>(&there);
    return all != nullptr && *all ? each_change_backwards(&SqliteRowChanger::is_done) : there;
  }

  /// The last comes first. False when a row is not as the run has left it.
  std::variant<bool, Problem> each_change_backwards(
      SqliteRowChanger::Outcome (SqliteRowChanger::*act)(const RowChange&)) {
    const auto opened = open_staged();
    if (opened == nullptr) return *not_what_was_staged();
    StagedRows& staged = *opened;
    std::vector<StagedBlock> blocks;
    for (StagedBlock block; staged.next(block);) {
      if (staged.tables()[block.table].changes) blocks.push_back(block);
    }
    if (!staged.whole()) return *not_what_was_staged();
    std::deque<SqliteRowChanger> changers;
    for (const StagedTable& table : staged.tables()) changers.emplace_back(*database_, table);
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
      std::vector<RowChange> rows;
      SqliteValueReader values(block->values);
      while (rows.size() < block->places.size())
        rows.push_back(take_row_change(values, staged.tables()[block->table].columns.size()));
      for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        const auto [code, found] = (changers[block->table].*act)(*row);
        if (code != SQLITE_DONE && code != SQLITE_ROW) return database_->problem(code);
        if (!found) return false;
      }
    }
    return true;
  }

  /// Whether rows that were there have become others.
  bool holds_changes() const {
    const auto staged = open_staged();
    return staged != nullptr && std::ranges::any_of(staged->tables(), &StagedTable::changes);
  }

  Effect somebody_has_changed() const {
    return database_unwritable(shown_place(step_),
                               std::string_view("somebody else has changed rows of this run since"));
  }

  Effect take_out_rows(SqliteRowsOfRun& rows) const {
    const auto removed = rows.take_out();
    if (const auto* problem = std::get_if<Problem>(&removed)) return *problem;
    const auto& found = std::get<RowsToTakeOut>(removed);
    if (found.changed != 0 && !step_.leaves_changed) return somebody_has_changed();
    if (found.touches_others)
      return database_unwritable(shown_place(step_), std::string_view("rows of others refer to rows of this run"));
    return rows.drop_empty_tables();
  }

  /// New rows go, and the others are again what they were: all of them, or none.
  Effect restore_rows(const SqliteRowsOfRun& rows) {
    if (auto problem = database_->execute("pragma defer_foreign_keys = on")) return problem;
    auto removed = for_each_row("delete from", [this](int) { return sqlite3_changes(database_->handle()) == 1; });
    if (auto* problem = std::get_if<Problem>(&removed)) return std::move(*problem);
    if (std::get<bool>(removed)) removed = each_change_backwards(&SqliteRowChanger::take_back);
    if (auto* problem = std::get_if<Problem>(&removed)) return std::move(*problem);
    if (!std::get<bool>(removed)) return somebody_has_changed();
    for (size_t i = tables_.size(); i-- > 0;) {
      if (tables_[i].create.empty()) continue;
      if (auto problem = rows.drop_if_empty(tables_[i].table)) return problem;
    }
    return std::nullopt;
  }

  /// Of a step that has changed rows: what it put there, if all of it is still as it was put there.
  std::variant<RowsToTakeOut, Problem> foresee_restoring() {
    auto kept = has_all_rows();
    if (auto* problem = std::get_if<Problem>(&kept)) return std::move(*problem);
    if (!std::get<bool>(kept)) return *somebody_has_changed();
    RowsToTakeOut found{.restored = true};
    const auto staged = open_staged();
    for (StagedBlock block; staged->next(block);) found.rows += block.places.size();
    return found;
  }

  Effect remove_rows() {
    SqliteRowsOfRun rows(*database_, places_.staged, shown_place(step_));
    if (auto problem = holds_changes() ? restore_rows(rows) : take_out_rows(rows)) return problem;
    if (auto problem = database_->execute("delete from damson_runs where token = " + sqlite_text(step_.token)))
      return problem;
    return rows.drop_if_empty("damson_runs");
  }

  /// A transaction that was killed before it had changed anything leaves a journal that nobody needs: one that changes
  /// nothing removes it.
  void clear_journal() {
    if (database_ == nullptr || database_->execute("begin immediate")) return;
    (void)database_->execute("create table damson_passing (id integer)");
    (void)database_->execute("rollback");
  }

  const StorePlaces& places_;
  const PublishStep& step_;
  std::unique_ptr<SqliteDatabase> database_;
  std::vector<SqliteStatement> statements_;  // by table
  std::deque<SqliteRowChanger> changers_;    // the same
  std::vector<uint64_t> counts_;             // rows by table
  std::vector<StagedTable> tables_;
};

class SqliteSteps final : public StepStore {
 public:
  explicit SqliteSteps(Storage& storage) : storage_(storage) {}

  std::variant<StepState, Problem> state_of(const PublishStep& step) override {
    const auto places = places_of(step);
    if (const auto* problem = std::get_if<Problem>(&places)) return *problem;
    StoreChange change(std::get<StorePlaces>(places), step);
    return step.kind == PublishStep::Kind::revert_store ? change.state_of_reversal() : change.state();
  }
  std::optional<Problem> apply(const PublishStep& step) override {
    const auto places = places_of(step);
    if (const auto* problem = std::get_if<Problem>(&places)) return *problem;
    StoreChange change(std::get<StorePlaces>(places), step);
    return step.kind == PublishStep::Kind::revert_store ? change.revert() : change.apply();
  }
  std::optional<Problem> take_back(const PublishStep& step) override {
    const auto places = places_of(step);
    if (const auto* problem = std::get_if<Problem>(&places)) return *problem;
    StoreChange change(std::get<StorePlaces>(places), step);
    return step.kind == PublishStep::Kind::revert_store ? change.put_again() : change.take_back();
  }
  std::variant<RowsToTakeOut, Problem> foresee(const PublishStep& step) override {
    const auto places = places_of(step);
    if (const auto* problem = std::get_if<Problem>(&places)) return *problem;
    return StoreChange(std::get<StorePlaces>(places), step).foresee();
  }
  std::optional<Problem> make_durable(std::span<const PublishStep>) override { return std::nullopt; }
  bool settle(const PublishStep& step) override {
    const auto places = places_of(step);
    const auto* known = std::get_if<StorePlaces>(&places);
    if (known == nullptr) return false;
    if (step.kind == PublishStep::Kind::revert_store) {
      StoreChange(*known, step).remove_what_is_empty();
      std::error_code unknown;
      if (!fs::exists(known->database, unknown) && !unknown) remove_made_folders(known->database, step.folders_made);
      return true;
    }
    if (!known->staged_there) return true;
    if (step.preserved.empty()) return ::unlink(known->staged.c_str()) == 0;
    return move_to_keep(known->staged, storage_.place_on_disk(step.preserved).value_or(step.preserved));
  }

 private:
  /// Read and written past the storage: what has begun to be published is not stopped half-way.
  std::variant<StorePlaces, Problem> places_of(const PublishStep& step) {
    const std::string place = storage_.place_on_disk(step.place).value_or(std::string());
    const bool reverts = step.kind == PublishStep::Kind::revert_store;
    const std::string staged = reverts ? storage_.place_on_disk(step.preserved).value_or(step.preserved)
                                       : (fs::path(place).parent_path() / step.staged).string();
    const auto there = is_there(place, step);
    if (const auto* problem = std::get_if<Problem>(&there)) return *problem;
    const auto staged_there = is_there(staged, step);
    if (const auto* problem = std::get_if<Problem>(&staged_there)) return *problem;
    return StorePlaces{place, staged, std::get<bool>(there),
                       (reverts || !step.staged.empty()) && std::get<bool>(staged_there)};
  }

  Storage& storage_;
};

}  // namespace

std::unique_ptr<StepStore> make_sqlite_steps(Storage& storage) { return std::make_unique<SqliteSteps>(storage); }

}  // namespace damson
