// Records become the values of rows, in parallel, and are staged with where they come from.
#include "runtime/connectors/sqlite/sqlite_sink.h"

#include <fmt/format.h>

#include "runtime/connectors/database/row_staging.h"
#include "runtime/connectors/sqlite/sqlite_source.h"
#include "runtime/connectors/sqlite/sqlite_store.h"
#include "runtime/connectors/sqlite/sqlite_values.h"

namespace damson {

namespace {

/// Of a target that updates: what is to become of each record.
class ChangedRows final : public PreparedRows {
 public:
  void clear() override {
    PreparedRows::clear();
    changes.clear();
    key_ends.clear();
  }

  std::vector<RecordChange> changes;
  std::vector<size_t> key_ends;  // where the key of each ends, which stands in front of its other values
};

class SqliteSink : public RecordSink {
 public:
  SqliteSink(std::string file, SqliteTableRequest request, Storage& storage)
      : file_(std::move(file)),
        table_(request.table),
        request_(request.sink),
        storage_(storage),
        store_(request_.stores->of<SqliteStore>(sqlite_identity(storage, file_))),
        number_(store_->add(std::move(request))),
        rows_(number_, request_.clock, [this](const StagedBlock& block) { return store_->append(number_, block); }) {}

  const std::string& file() const override { return file_; }
  bool is_shared() const override { return true; }
  std::variant<bool, Problem> would_replace() override { return false; }
  std::optional<Problem> open(SinkMode mode) override { return store_->open(number_, mode, storage_, file_); }

  std::variant<std::unique_ptr<Source>, Problem> present(const SourceRequest& request) override {
    if (!store_->is_there(number_)) return nullptr;
    return open_sqlite_source(
        {{"file", ConstantValue{file_}}, {"table", ConstantValue{table_}}, {"query", ConstantValue{std::string()}}},
        request, storage_);
  }

  std::variant<std::optional<ObservedState>, Problem> observe(const ObservedState&) override {
    auto observed = observe_table(storage_, file_, table_);
    if (auto* problem = std::get_if<Problem>(&observed)) return std::move(*problem);
    return std::optional(std::get<ObservedState>(std::move(observed)));
  }

  std::unique_ptr<PreparedRecords> make_prepared() const override {
    if (request_.updates) return std::make_unique<ChangedRows>();
    return std::make_unique<PreparedRows>();
  }

  std::optional<Error> prepare(const Column& records, uint32_t row, PreparedRecords& into) const override {
    auto& prepared = static_cast<PreparedRows&>(into);
    std::optional<Error> failed;
    const auto& fields = request_.schema->fields();
    for (size_t i = 0; i < fields.size(); ++i) {
      auto wrong = put_sqlite_value(records.field(i), records.at(row), prepared.values);
      if (wrong && !failed) failed = fail(fmt::format("`{}` {}", fields[i].name, wrong->message));
    }
    prepared.ends.push_back(prepared.values.size());
    return failed;
  }

  /// The key, by which the row is found, and what is to be written.
  std::optional<Error> prepare_change(const Column& records, uint32_t row, const RecordChange& change,
                                      PreparedRecords& into) const override {
    auto& prepared = static_cast<ChangedRows&>(into);
    prepared.changes.push_back(change);
    prepared.key_ends.push_back(prepared.values.size());
    if (change.kind == Change::created) return prepare(records, row, into);
    std::optional<Error> failed;
    const auto add = [&](uint32_t field) {
      auto wrong = put_sqlite_value(records.field(field), records.at(row), prepared.values);
      if (wrong && !failed)
        failed = fail(fmt::format("`{}` {}", request_.schema->fields()[field].name, wrong->message));
    };
    if (change.kind != Change::unchanged) {
      for (const std::string& name : request_.key) add(static_cast<uint32_t>(request_.schema->find_field(name)));
    }
    prepared.key_ends.back() = prepared.values.size();
    for (const uint32_t field : change.fields) add(field);
    prepared.ends.push_back(prepared.values.size());
    return failed;
  }

  std::optional<Problem> append(PreparedRecords& prepared, std::span<const RecordRange> kept,
                                const RecordOrigins& origins) override {
    if (request_.updates) return append_changes(static_cast<const ChangedRows&>(prepared), kept, origins);
    return rows_.append(static_cast<const PreparedRows&>(prepared), kept, origins);
  }

  std::optional<Problem> seal() override { return store_->seal(); }
  SinkSummary summary() const override {
    const std::string place =
        fmt::format("{}{} of {}", store_->is_there(number_) ? "" : "the new table ", table_, file_);
    if (!request_.updates) return {place, rows_.records(), rows_.bytes(), rows_.digest()};
    return {place, rows_.records() + changed_, rows_.bytes() + changed_bytes_,
            changes_.written() == 0 ? std::string() : digest_text(rows_.digest() + digest_.text()), changes_};
  }
  void hand_over(std::vector<PublishStep>& steps) override { store_->hand_over(steps); }

 private:
  /// New rows come after those that change.
  std::optional<Problem> append_changes(const ChangedRows& rows, std::span<const RecordRange> kept,
                                        const RecordOrigins& origins) {
    std::vector<RecordRange> created;
    StagedBlock changed;
    for (const RecordRange& range : kept) {
      for (size_t place = range.begin; place < range.end; ++place) {
        const RecordChange& change = rows.changes[place];
        ++changes_[change.kind];
        if (change.kind == Change::unchanged) continue;
        const RecordOrigin origin = origins(place);
        changed.part = origin.part;
        const size_t begin = rows.begin_of(place);
        const std::string_view values = std::string_view(rows.values).substr(begin, rows.ends[place] - begin);
        if (change.kind == Change::created) {
          created.push_back({place, place + 1});
          continue;
        }
        ++changed_;
        changed_bytes_ += values.size();
        digest_.add(words_of(change.kind).name);
        for (const uint32_t field : change.fields) digest_.add(request_.schema->fields()[field].name);
        digest_.add(values);
        const size_t key = rows.key_ends[place] - begin;
        const SqliteStore::Change asked{values.substr(0, key), change.kind == Change::deleted, change.fields,
                                        values.substr(key)};
        if (auto problem = store_->add_change(number_, asked, origin, changed)) return problem;
      }
    }
    if (!changed.places.empty()) {
      if (auto problem = store_->append_changes(number_, changed)) return problem;
    }
    return rows_.append(rows, created, origins);
  }

  std::string file_;
  std::string table_;
  SinkRequest request_;
  Storage& storage_;
  std::shared_ptr<SqliteStore> store_;
  size_t number_;
  RowStaging rows_;
  // of a target that updates: what becomes of rows that are there
  StreamingDigest digest_;
  ChangeCounts changes_;
  uint64_t changed_ = 0;
  uint64_t changed_bytes_ = 0;
};

}  // namespace

std::variant<std::unique_ptr<RecordSink>, Problem> open_sqlite_sink(const ConnectorArguments& arguments,
                                                                    const SinkRequest& request, Storage& storage) {
  const auto text = [&](const char* name) { return std::get<std::string>(arguments.at(name).value); };
  return std::make_unique<SqliteSink>(text("file"), SqliteTableRequest{text("table"), request}, storage);
}

}  // namespace damson
