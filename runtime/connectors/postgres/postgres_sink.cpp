// Records become the values of rows, in parallel, and are staged with where they come from.
#include "runtime/connectors/postgres/postgres_sink.h"

#include <fmt/format.h>

#include "runtime/connectors/database/row_staging.h"
#include "runtime/connectors/postgres/postgres_bytes.h"
#include "runtime/connectors/postgres/postgres_observe_table.h"
#include "runtime/connectors/postgres/postgres_source.h"
#include "runtime/connectors/postgres/postgres_store.h"
#include "runtime/connectors/postgres/postgres_values.h"

namespace damson {

namespace {

class PostgresSink : public RecordSink {
 public:
  PostgresSink(PostgresAddress address, PostgresTableRequest request, Storage& storage)
      : address_(std::move(address)),
        written_(request.written),
        request_(request.sink),
        storage_(storage),
        store_(request_.stores->of<PostgresStore>(postgres_identity(address_.url).value_or(""))),
        number_(store_->add(std::move(request))),
        rows_(number_, request_.clock, [this](const StagedBlock& block) { return store_->append(number_, block); }) {}

  const std::string& file() const override { return address_.shown; }
  bool is_shared() const override { return true; }
  std::variant<bool, Problem> would_replace() override { return false; }
  std::optional<Problem> open(SinkMode mode) override { return store_->open(number_, mode, storage_, address_); }

  std::variant<std::unique_ptr<Source>, Problem> present(const SourceRequest& request) override {
    if (!store_->found(number_).there) return nullptr;
    SourceRequest asked = request;
    asked.shown = address_.shown;
    return open_postgres_source({{"url", ConstantValue{address_.url}},
                                 {"table", ConstantValue{written_}},
                                 {"query", ConstantValue{std::string()}}},
                                asked, storage_);
  }

  std::variant<std::optional<ObservedState>, Problem> observe(const ObservedState&) override {
    auto observed = observe_postgres_table(address_, written_);
    if (auto* problem = std::get_if<Problem>(&observed)) return std::move(*problem);
    return std::optional(std::get<ObservedState>(std::move(observed)));
  }

  std::unique_ptr<PreparedRecords> make_prepared() const override { return std::make_unique<PreparedRows>(); }

  std::optional<Error> prepare(const Column& records, uint32_t row, PreparedRecords& into) const override {
    auto& prepared = static_cast<PreparedRows&>(into);
    std::optional<Error> failed;
    const auto& fields = request_.schema->fields();
    const std::vector<PostgresType>& types = store_->types(number_);
    put_network(static_cast<int16_t>(fields.size()), prepared.values);
    for (size_t i = 0; i < fields.size(); ++i) {
      auto wrong = put_postgres_value(types[i], records.field(i), records.at(row), prepared.values);
      if (wrong && !failed) failed = fail(fmt::format("`{}` {}", fields[i].name, wrong->message));
    }
    prepared.ends.push_back(prepared.values.size());
    return failed;
  }

  std::optional<Problem> append(PreparedRecords& prepared, std::span<const RecordRange> kept,
                                const RecordOrigins& origins) override {
    return rows_.append(static_cast<const PreparedRows&>(prepared), kept, origins);
  }
  std::optional<Problem> seal() override { return store_->seal(); }
  SinkSummary summary() const override {
    return {fmt::format("{}{} of {}", store_->found(number_).there ? "" : "the new table ", written_, address_.shown),
            rows_.records(), rows_.bytes(), rows_.digest()};
  }
  void hand_over(std::vector<PublishStep>& steps) override { store_->hand_over(steps); }

 private:
  PostgresAddress address_;
  std::string written_;
  SinkRequest request_;
  Storage& storage_;
  std::shared_ptr<PostgresStore> store_;
  size_t number_;
  RowStaging rows_;
};

}  // namespace

std::variant<std::unique_ptr<RecordSink>, Problem> open_postgres_sink(const ConnectorArguments& arguments,
                                                                      const SinkRequest& request, Storage& storage) {
  const auto text = [&](const char* name) { return std::get<std::string>(arguments.at(name).value); };
  return std::make_unique<PostgresSink>(postgres_address(text("url"), request.shown),
                                        PostgresTableRequest{text("table"), text("lists") == "array", request},
                                        storage);
}

}  // namespace damson
