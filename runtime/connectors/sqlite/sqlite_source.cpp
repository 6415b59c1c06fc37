// One read transaction for all sources of a database; rows are stepped to by one thread at a time.
#include "runtime/connectors/sqlite/sqlite_source.h"

#include "runtime/connectors/sqlite/sqlite_query.h"
#include "runtime/connectors/sqlite/sqlite_rows.h"

namespace damson {

namespace {

/// A database as a run found it: its read transaction ends with the run.
struct SqliteSnapshot {
  std::unique_ptr<SqliteDatabase> database;
};

class SqliteReader : public RowReader {
 public:
  SqliteReader(const SqliteDatabase& database, SqliteStatement statement, const SqliteQuery& query,
               const std::string& part, const SourceRequest& request, const ReadRequest& reading)
      : RowReader(part, request, reading), database_(database), statement_(std::move(statement)), query_(query) {}

  void parse(InputBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const override {
    parse_sqlite_rows(plan(), request(), part(), static_cast<RowBlock&>(block), batch, arena, failures);
  }

 private:
  std::variant<bool, Problem> add_row(std::string& values) override {
    auto more = database_.step(statement_.get());
    if (const bool* row = std::get_if<bool>(&more); row != nullptr && *row)
      add_sqlite_row(statement_.get(), query_.columns, values);
    return more;
  }

  const SqliteDatabase& database_;
  SqliteStatement statement_;
  const SqliteQuery& query_;
};

class SqliteSource : public Source {
 public:
  SqliteSource(Storage& storage, TableRequest asked, SourceRequest request)
      : storage_(storage),
        asked_(std::move(asked)),
        request_(std::move(request)),
        parts_{part_name(asked_)},
        files_{asked_.database} {}

  const std::vector<std::string>& parts() const override { return parts_; }
  const std::vector<std::string>& files() const override { return files_; }
  Replay replay() const override { return Replay::snapshot; }
  uint64_t bytes_total() const override { return 0; }

  std::optional<Problem> pin(Snapshots& snapshots) override {
    snapshot_ = snapshots.of<SqliteSnapshot>(sqlite_identity(storage_, asked_.database));
    if (snapshot_->database == nullptr) {
      auto opened = SqliteDatabase::open_to_read(storage_, asked_.database);
      if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
      snapshot_->database = std::move(std::get<0>(opened));
      if (auto problem = begin(*snapshot_->database)) return problem;
    }
    auto made = sqlite_query(*snapshot_->database, asked_, request_);
    if (auto* problem = std::get_if<Problem>(&made)) return std::move(*problem);
    query_ = std::get<SqliteQuery>(std::move(made));
    return std::nullopt;
  }

  std::variant<std::unique_ptr<RecordReader>, Problem> read(const ReadRequest& request) override {
    auto statement = snapshot_->database->prepare(query_.sql);
    if (auto* problem = std::get_if<Problem>(&statement)) return std::move(*problem);
    return std::make_unique<SqliteReader>(*snapshot_->database, std::move(std::get<0>(statement)), query_,
                                          parts_.front(), request_, request);
  }

  /// How many rows there are is not known before they are read.
  std::vector<ObservedState> states() const override { return {{.place = parts_.front(), .digest = digest_}}; }

  std::variant<std::string, Problem> digest_of(size_t, uint64_t) override {
    if (!digest_.empty()) return digest_;
    auto opened = read({});
    if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
    auto digest = digest_of_rows(*std::get<0>(opened));
    if (auto* text = std::get_if<std::string>(&digest)) digest_ = *text;
    return digest;
  }

 private:
  /// A transaction sees the state in which its first read found the database.
  static std::optional<Problem> begin(const SqliteDatabase& database) {
    if (auto problem = database.execute("begin")) return problem;
    return database.execute("select count(*) from sqlite_schema");
  }

  Storage& storage_;
  TableRequest asked_;
  SourceRequest request_;
  std::vector<std::string> parts_;
  std::vector<std::string> files_;
  std::shared_ptr<SqliteSnapshot> snapshot_;
  SqliteQuery query_;
  std::string digest_;  // of all rows, once they were read for it
};

}  // namespace

std::variant<std::unique_ptr<Source>, Problem> open_sqlite_source(const ConnectorArguments& arguments,
                                                                  const SourceRequest& request, Storage& storage) {
  return std::make_unique<SqliteSource>(storage, sqlite_request(arguments), request);
}

}  // namespace damson
