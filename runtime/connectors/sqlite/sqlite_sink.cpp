// Records become the values of rows, in parallel, and are staged with where they come from.
#include "runtime/connectors/sqlite/sqlite_sink.h"

#include <fmt/format.h>

#include "runtime/connectors/database/row_staging.h"
#include "runtime/connectors/sqlite/sqlite_source.h"
#include "runtime/connectors/sqlite/sqlite_store.h"
#include "runtime/connectors/sqlite/sqlite_values.h"

namespace damson {

namespace {

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
    return open_sqlite_source({{"file", ConstantValue{file_}}, {"table", ConstantValue{table_}}, {"query", ConstantValue{std::string()}}}, request,
                              storage_);
  }

  std::variant<std::optional<ObservedState>, Problem> observe(const ObservedState&) override {
    auto observed = observe_table(storage_, file_, table_);
    if (auto* problem = std::get_if<Problem>(&observed)) return std::move(*problem);
    return std::optional(std::get<ObservedState>(std::move(observed)));
  }

  std::unique_ptr<PreparedRecords> make_prepared() const override { return std::make_unique<PreparedRows>(); }

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

  std::optional<Problem> append(PreparedRecords& prepared, std::span<const RecordRange> kept, const RecordOrigins& origins) override {
    return rows_.append(static_cast<const PreparedRows&>(prepared), kept, origins);
  }

  std::optional<Problem> seal() override { return store_->seal(); }
  SinkSummary summary() const override {
    return {fmt::format("{}{} of {}", store_->is_there(number_) ? "" : "the new table ", table_, file_), rows_.records(), rows_.bytes(), rows_.digest()};
  }
  void hand_over(std::vector<PublishStep>& steps) override { store_->hand_over(steps); }

 private:
  std::string file_;
  std::string table_;
  SinkRequest request_;
  Storage& storage_;
  std::shared_ptr<SqliteStore> store_;
  size_t number_;
  RowStaging rows_;
};

}  // namespace

std::variant<std::unique_ptr<RecordSink>, Problem> open_sqlite_sink(const ConnectorArguments& arguments, const SinkRequest& request, Storage& storage) {
  const auto text = [&](const char* name) { return std::get<std::string>(arguments.at(name).value); };
  return std::make_unique<SqliteSink>(text("file"), SqliteTableRequest{text("table"), request}, storage);
}

}  // namespace damson
