// One read transaction for all sources of a database; rows are stepped to by one thread at a time.
#include "runtime/connectors/sqlite/sqlite_source.h"

#include "runtime/base/limits.h"
#include "runtime/connectors/sqlite/sqlite_query.h"
#include "runtime/connectors/sqlite/sqlite_rows.h"
#include "runtime/diagnostics/catalogue/record_too_long.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

/// A database as a run found it: its read transaction ends with the run.
struct SqliteSnapshot {
  std::unique_ptr<SqliteDatabase> database;
};

class SqliteReader : public RecordReader {
 public:
  SqliteReader(const SqliteDatabase& database, SqliteStatement statement, const SqliteQuery& query, const std::string& part,
               const SourceRequest& request, const ReadRequest& reading)
      : database_(database),
        statement_(std::move(statement)),
        query_(query),
        part_(part),
        request_(request),
        reading_(reading),
        plan_(request_) {}

  std::unique_ptr<InputBlock> make_block() const override { return std::make_unique<SqliteRows>(); }

  std::variant<bool, Problem> next(InputBlock& into) override {
    auto& block = static_cast<SqliteRows&>(into);
    const StageTimer timer(reading_.clock, Stage::read);
    block.values.clear();
    block.rows = 0;
    block.starts_part = begins_;
    begins_ = false;
    while (!at_end_ && wants_more(block)) {
      const size_t before = block.values.size();
      auto more = database_.step(statement_.get());
      if (auto* problem = std::get_if<Problem>(&more)) return std::move(*problem);
      at_end_ = !std::get<bool>(more);
      if (at_end_) break;
      add_sqlite_row(statement_.get(), query_.columns, block);
      if (block.values.size() - before > limits::record_bytes) return too_long();
      ++rows_;
    }
    bytes_ += block.values.size();
    if (reading_.clock != nullptr) reading_.clock->count(Stage::read, 0, block.values.size());
    return block.rows != 0;
  }

  void parse(InputBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const override {
    parse_sqlite_rows(plan_, request_, part_, static_cast<SqliteRows&>(block), batch, arena, failures);
  }
  uint64_t raw_bytes(const InputBlock& block, uint32_t records) const override {
    const auto& raw = static_cast<const SqliteRows&>(block).raw;
    uint64_t bytes = 0;
    for (uint32_t record = 0; record < records; ++record) bytes += raw[record].size();
    return bytes;
  }
  void write_raw(const InputBlock& block, uint32_t record, std::string& out) const override {
    out += static_cast<const SqliteRows&>(block).raw[record];
  }
  void find_lines(const InputBlock&, std::vector<uint64_t>& lines) const override { lines.clear(); }
  uint64_t bytes_read() const override { return bytes_; }
  QuarantineForm quarantine_form() const override {
    return {.extension = "ndjson", .header = "", .separator = "\n", .footer = "\n"};
  }

 private:
  bool wants_more(const SqliteRows& block) const {
    if (reading_.block_records != 0 && block.rows >= reading_.block_records) return false;
    return block.rows < limits::batch_rows && block.values.size() < reading_.block_bytes;
  }

  Problem too_long() const {
    return record_too_long(DataPlace{.file = part_, .record = rows_ + 1}, uint64_t{limits::record_bytes / limits::mebibyte});
  }

  const SqliteDatabase& database_;
  SqliteStatement statement_;
  const SqliteQuery& query_;
  const std::string& part_;
  const SourceRequest& request_;
  ReadRequest reading_;
  JsonPlan plan_;
  bool begins_ = true;
  bool at_end_ = false;
  uint64_t rows_ = 0;
  uint64_t bytes_ = 0;
};

class SqliteSource : public Source {
 public:
  SqliteSource(Storage& storage, SqliteRequest asked, SourceRequest request)
      : storage_(storage), asked_(std::move(asked)), request_(std::move(request)), parts_{part_name(asked_)}, files_{asked_.file} {}

  const std::vector<std::string>& parts() const override { return parts_; }
  const std::vector<std::string>& files() const override { return files_; }
  Replay replay() const override { return Replay::snapshot; }
  uint64_t bytes_total() const override { return 0; }

  std::optional<Problem> pin(Snapshots& snapshots) override {
    snapshot_ = snapshots.of<SqliteSnapshot>(sqlite_identity(storage_, asked_.file));
    if (snapshot_->database == nullptr) {
      auto opened = SqliteDatabase::open_to_read(storage_, asked_.file);
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
    return std::make_unique<SqliteReader>(*snapshot_->database, std::move(std::get<0>(statement)), query_, parts_.front(), request_, request);
  }

  /// How many rows there are is not known before they are read.
  std::vector<ObservedState> states() const override { return {{.place = parts_.front(), .digest = digest_}}; }

  std::variant<std::string, Problem> digest_of(size_t, uint64_t) override {
    if (!digest_.empty()) return digest_;
    auto opened = read({});
    if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
    RecordReader& reader = *std::get<0>(opened);
    StreamingDigest digest;
    SqliteRows rows;
    while (true) {
      auto more = reader.next(rows);
      if (auto* problem = std::get_if<Problem>(&more)) return std::move(*problem);
      if (!std::get<bool>(more)) return digest_ = digest.text();
      digest.add(rows.values);
    }
  }

 private:
  /// A transaction sees the state in which its first read found the database.
  static std::optional<Problem> begin(const SqliteDatabase& database) {
    if (auto problem = database.execute("begin")) return problem;
    return database.execute("select count(*) from sqlite_schema");
  }

  Storage& storage_;
  SqliteRequest asked_;
  SourceRequest request_;
  std::vector<std::string> parts_;
  std::vector<std::string> files_;
  std::shared_ptr<SqliteSnapshot> snapshot_;
  SqliteQuery query_;
  std::string digest_;  // of all rows, once they were read for it
};

}  // namespace

std::variant<std::unique_ptr<Source>, Problem> open_sqlite_source(const ConnectorArguments& arguments, const SourceRequest& request,
                                                                  Storage& storage) {
  return std::make_unique<SqliteSource>(storage, sqlite_request(arguments), request);
}

}  // namespace damson
