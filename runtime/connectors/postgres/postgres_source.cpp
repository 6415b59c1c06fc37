// One snapshot for all sources of a database, on as many connections as passes are open at once.
#include "runtime/connectors/postgres/postgres_source.h"

#include "runtime/connectors/postgres/postgres_copy_out.h"
#include "runtime/connectors/postgres/postgres_query.h"
#include "runtime/connectors/postgres/postgres_rows.h"

namespace damson {

namespace {

/// A database as a run found it. One connection holds the state, and is only asked about it; others read in it.
struct PostgresSnapshot {
  PostgresAddress address;
  std::unique_ptr<PostgresConnection> holder;
  std::string name;  // by which other connections find the state
  std::vector<std::unique_ptr<PostgresConnection>> idle;

  std::optional<Problem> hold() {
    auto opened = PostgresConnection::open(address, PostgresUse::reading);
    if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
    holder = std::move(std::get<0>(opened));
    if (auto problem = holder->execute("begin isolation level repeatable read, read only")) return problem;
    auto exported = holder->rows("select pg_export_snapshot()");
    if (auto* problem = std::get_if<Problem>(&exported)) return std::move(*problem);
    name = std::get<0>(exported)[0][0];
    return std::nullopt;
  }

  std::variant<std::unique_ptr<PostgresConnection>, Problem> take() {
    if (!idle.empty()) {
      auto connection = std::move(idle.back());
      idle.pop_back();
      if (!connection->lost()) return connection;
    }
    auto opened = PostgresConnection::open(address, PostgresUse::reading);
    if (std::holds_alternative<Problem>(opened)) return opened;
    const PostgresConnection& connection = *std::get<0>(opened);
    if (auto problem = connection.execute("begin isolation level repeatable read, read only"))
      return std::move(*problem);
    if (auto problem = connection.execute("set transaction snapshot " + connection.text(name)))
      return std::move(*problem);
    return opened;
  }
};

class PostgresReader : public RowReader {
 public:
  PostgresReader(std::shared_ptr<PostgresSnapshot> snapshot, std::unique_ptr<PostgresConnection> connection,
                 const PostgresQuery& query, const std::string& part, const SourceRequest& request,
                 const ReadRequest& reading)
      : RowReader(part, request, reading),
        snapshot_(std::move(snapshot)),
        connection_(std::move(connection)),
        query_(query),
        copy_(*connection_) {}

  PostgresReader(const PostgresReader&) = delete;
  PostgresReader& operator=(const PostgresReader&) = delete;

  /// A pass that was broken off leaves a connection on which rows still come: it is closed.
  ~PostgresReader() override {
    if (copy_.ended()) snapshot_->idle.push_back(std::move(connection_));
  }

  std::optional<Problem> begin() { return copy_.begin(query_.sql); }

  void parse(InputBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const override {
    parse_postgres_rows(query_, plan(), request(), part(), static_cast<RowBlock&>(block), batch, arena, failures);
  }

 private:
  std::variant<bool, Problem> add_row(std::string& values) override {
    auto more = copy_.next(values);
    if (auto* problem = std::get_if<Problem>(&more))
      problem->data.push_back({.file = part(), .record = rows_read() + 1});
    return more;
  }

  std::shared_ptr<PostgresSnapshot> snapshot_;
  std::unique_ptr<PostgresConnection> connection_;
  const PostgresQuery& query_;
  PostgresCopyOut copy_;
};

class PostgresSource : public Source {
 public:
  PostgresSource(PostgresAddress address, TableRequest asked, SourceRequest request)
      : address_(std::move(address)),
        asked_(std::move(asked)),
        request_(std::move(request)),
        parts_{part_name(asked_)} {}

  const std::vector<std::string>& parts() const override { return parts_; }
  const std::vector<std::string>& files() const override { return files_; }
  Replay replay() const override { return Replay::snapshot; }
  uint64_t bytes_total() const override { return 0; }

  std::optional<Problem> pin(Snapshots& snapshots) override {
    snapshot_ = snapshots.of<PostgresSnapshot>(postgres_identity(address_.url).value_or(""));
    if (snapshot_->name.empty()) {
      snapshot_->address = address_;
      if (auto problem = snapshot_->hold()) return problem;
    }
    auto made = postgres_query(*snapshot_->holder, asked_, request_);
    if (auto* problem = std::get_if<Problem>(&made)) return std::move(*problem);
    query_ = std::get<PostgresQuery>(std::move(made));
    return std::nullopt;
  }

  std::variant<std::unique_ptr<RecordReader>, Problem> read(const ReadRequest& request) override {
    auto connection = snapshot_->take();
    if (auto* problem = std::get_if<Problem>(&connection)) return std::move(*problem);
    auto reader = std::make_unique<PostgresReader>(snapshot_, std::move(std::get<0>(connection)), query_,
                                                   parts_.front(), request_, request);
    if (auto problem = reader->begin()) return std::move(*problem);
    return reader;
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
  PostgresAddress address_;
  TableRequest asked_;
  SourceRequest request_;
  std::vector<std::string> parts_;
  std::vector<std::string> files_;
  std::shared_ptr<PostgresSnapshot> snapshot_;
  PostgresQuery query_;
  std::string digest_;  // of all rows, once they were read for it
};

}  // namespace

std::variant<std::unique_ptr<Source>, Problem> open_postgres_source(const ConnectorArguments& arguments,
                                                                    const SourceRequest& request, Storage&) {
  PostgresAddress address = postgres_address(std::get<std::string>(arguments.at("url").value), request.shown);
  TableRequest asked = table_request(arguments, address.shown);
  return std::make_unique<PostgresSource>(std::move(address), std::move(asked), request);
}

}  // namespace damson
