// All targets of one database on their way.
#include "runtime/connectors/postgres/postgres_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/connectors/postgres/postgres_copy_in.h"
#include "runtime/connectors/postgres/postgres_values.h"
#include "runtime/diagnostics/catalogue/row_refused.h"
#include "runtime/diagnostics/catalogue/targets_share_a_file.h"

namespace damson {

namespace {

std::vector<std::string> field_names(const Type& schema) {
  std::vector<std::string> names;
  for (const auto& field : schema.fields()) names.push_back(field.name);
  return names;
}

constexpr const char* trial_table = "pg_temp.damson_trial";

std::string digest_word(const std::string& text) {
  StreamingDigest digest;
  digest.add(text);
  return digest.text().substr(0, 12);
}

}  // namespace

std::variant<std::string, Problem> staged_form_of(const PostgresConnection& connection) {
  auto asked =
      connection.rows("select (select oid from pg_database where datname = current_database()), current_database()");
  if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
  const auto& row = std::get<0>(asked)[0];
  std::string form = fmt::format("{}, database {} {}", postgres_form, row[0], row[1]);
  // not every server tells this to everybody
  auto server = connection.rows("select system_identifier from pg_control_system()");
  if (const auto* known = std::get_if<PostgresConnection::Rows>(&server)) form += " of " + (*known)[0][0];
  std::erase(form, '\n');
  return form;
}

size_t PostgresStore::add(PostgresTableRequest request) {
  Table& table = tables_.emplace_back(Table{.request = std::move(request)});
  for (const auto& field : table.request.sink.schema->fields())
    table.found.types.push_back(postgres_column_type(field.type, table.request.arrays));
  return tables_.size() - 1;
}

std::optional<Problem> PostgresStore::begin(SinkMode mode, Storage& storage, const PostgresAddress& address,
                                            const SinkRequest& request) {
  address_ = address;
  mode_ = mode;
  auto opened = PostgresConnection::open(address, PostgresUse::writing);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto form = staged_form_of(*std::get<0>(opened));
  if (auto* problem = std::get_if<Problem>(&form)) return std::move(*problem);
  form_ = std::get<std::string>(form);
  auto encoding = std::get<0>(opened)->rows("show server_encoding");
  if (auto* problem = std::get_if<Problem>(&encoding)) return std::move(*problem);
  if (const std::string& name = std::get<0>(encoding)[0][0]; name != "UTF8") {
    return std::get<0>(opened)->problem(fmt::format("its encoding is {}, in which not every text can be written", name),
                                        "make a database with `encoding 'UTF8'`");
  }
  connection_ = std::move(std::get<0>(opened));
  const std::string place = fmt::format("{}/postgres-{}.rows", request.state_folder, digest_word(form_));
  if (mode == SinkMode::plan) return std::nullopt;
  auto staged = storage.stage(place, {});
  if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
  staged_.begin(std::move(std::get<0>(staged)));
  return std::nullopt;
}

std::optional<Problem> PostgresStore::open(size_t table, SinkMode mode, Storage& storage,
                                           const PostgresAddress& address) {
  Table& opened = tables_[table];
  if (connection_ == nullptr) {
    if (auto problem = begin(mode, storage, address, opened.request.sink)) return problem;
  }
  auto found = find_postgres_target(*connection_, opened.request);
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  opened.found = std::get<PostgresTableFound>(std::move(found));
  for (size_t other = 0; other < table; ++other) {
    if (tables_[other].found.table.sql() != opened.found.table.sql()) continue;
    return targets_share_a_file(tables_[other].request.sink.target, opened.request.sink.target,
                                fmt::format("{} of {}", opened.request.written, address.shown));
  }
  if (mode == SinkMode::stage) {
    if (auto problem = lock(opened)) return problem;
  }
  if (opened.found.has_rules) make_trial(opened);
  return std::nullopt;
}

/// Two runs that put rows into one table would not know of each other's keys.
std::optional<Problem> PostgresStore::lock(const Table& table) const {
  auto locked =
      connection_->rows("select pg_try_advisory_lock(hashtext('damson'), hashtext($1))", {table.found.table.sql()});
  if (auto* problem = std::get_if<Problem>(&locked)) return std::move(*problem);
  if (std::get<0>(locked)[0][0] == "t") return std::nullopt;
  return connection_->problem(fmt::format("another run is writing to its table {}", table.request.written),
                              "run again when that run has ended");
}

/// Where it cannot be made, for want of a right say, the table itself tells when it is at its end.
void PostgresStore::make_trial(Table& table) const {
  auto opened = PostgresConnection::open(address_, PostgresUse::writing);
  if (std::holds_alternative<Problem>(opened)) return;
  auto trial = std::move(std::get<0>(opened));
  if (make_trial_table(*trial, table)) table.trial = std::move(trial);
}

/// Without what numbers and fills rows by itself: sequences would count on.
bool PostgresStore::make_trial_table(const PostgresConnection& trial, const Table& table) {
  const std::string made =
      fmt::format("begin; create temporary table damson_trial (like {} including constraints) on commit drop",
                  table.found.table.sql());
  if (trial.execute(made)) return false;
  auto columns = trial.rows(fmt::format(
      "select attname from pg_attribute where attrelid = '{}'::regclass and attnum > 0 and not attisdropped",
      trial_table));
  if (std::holds_alternative<Problem>(columns)) return false;
  std::string others;
  for (const auto& row : std::get<0>(columns)) {
    if (table.request.sink.schema->find_field(row[0]) >= 0) continue;
    others +=
        fmt::format("{}alter column {} drop not null", others.empty() ? "" : ", ", PostgresConnection::name(row[0]));
  }
  return others.empty() || !trial.execute(fmt::format("alter table {} {}", trial_table, others));
}

/// What is unique was judged already, over all rows; what is referred to is judged with all tables.
std::optional<Problem> PostgresStore::try_rows(const Table& table, const StagedBlock& block) {
  const PostgresConnection& trial = *table.trial;
  if (auto problem = trial.execute("savepoint block")) return problem;
  PostgresCopyIn copy(trial);
  PostgresResult result = copy.begin(trial_table, field_names(*table.request.sink.schema));
  if (PQresultStatus(result.get()) == PGRES_COPY_IN) {
    (void)copy.put(block.values);
    result = copy.end();
  }
  if (succeeded(result.get())) return trial.execute("rollback to savepoint block; release savepoint block");
  const uint64_t row = PostgresCopyIn::row_of(result.get());
  if (trial.lost() || row == 0 || row > block.places.size()) return trial.problem(result.get());
  const StagedBlock::Place& place = block.places[row - 1];
  return row_refused(fmt::format("{} of `{}`", table.request.written, trial.shown()), refused_row_words(result.get()))
      .data({.file = block.part, .record = place.record, .line = place.line});
}

std::optional<Problem> PostgresStore::append(size_t table, const StagedBlock& block) {
  if (tables_[table].trial != nullptr) {
    if (auto problem = try_rows(tables_[table], block)) return problem;
  }
  return staged_.append(block, header());
}

StagedRowsWriter::Header PostgresStore::header() const {
  return [this] { return staged_header(form_, staged_tables()); };
}

std::vector<StagedTable> PostgresStore::staged_tables() const {
  std::vector<StagedTable> staged;
  for (const Table& table : tables_) {
    StagedTable& made = staged.emplace_back();
    made.target = table.request.sink.target;
    made.table = table.found.table.sql();
    if (!table.found.there)
      made.create =
          joined_statements(create_postgres_table(table.request, table.found, references_of(table), *connection_));
    made.columns = field_names(*table.request.sink.schema);
    made.key = table.request.sink.rules.key;
  }
  return staged;
}

/// Those to tables of this database that hold to their keys.
std::vector<PostgresForeignKey> PostgresStore::references_of(const Table& table) const {
  std::vector<PostgresForeignKey> keys;
  for (const FieldReference& reference : table.request.sink.rules.references) {
    const auto other =
        std::ranges::find_if(tables_, [&](const Table& one) { return one.request.sink.target == reference.target; });
    if (other == tables_.end() || other->request.sink.rules.key.size() != 1 || !other->found.key_is_unique) continue;
    keys.push_back({reference.field, other->found.table, other->request.sink.rules.key.front()});
  }
  return keys;
}

std::optional<Problem> PostgresStore::seal() {
  for (Table& table : tables_) table.trial.reset();
  return staged_.seal(header());
}

void PostgresStore::hand_over(std::vector<PublishStep>& steps) {
  const bool makes_a_table = !std::ranges::all_of(tables_, [](const Table& table) { return table.found.there; });
  std::vector<std::string> targets;
  for (const Table& table : tables_) targets.push_back(table.request.sink.target);
  auto step = staged_.hand_over("postgres", targets, makes_a_table);
  if (!step) return;
  step->shown = address_.shown;
  step->address = address_.url;
  steps.push_back(std::move(*step));
}

}  // namespace damson
