// How many bytes a second the readers and writers of the formats take, without files and without threads.
#include <benchmark/benchmark.h>

#include "runtime/connectors/one_pass.h"
#include "tests/bench/micro/rows.h"

namespace damson::micro {

namespace {

/// One file in memory.
class OneFile : public Storage {
 public:
  explicit OneFile(std::string content) : content_(std::move(content)) {}

  std::variant<std::unique_ptr<StoredFile>, Problem> open(const std::string&) override {
    return std::make_unique<Input>(content_);
  }
  std::variant<std::unique_ptr<StagedFile>, Problem> stage(const std::string&, const StageOptions&) override {
    return Problem();
  }
  std::optional<Problem> obstacle_to_staging(const std::string&) override { return std::nullopt; }
  std::optional<PublishStep> removal_of(const std::string&) override { return std::nullopt; }
  std::variant<StepState, Problem> state_of(const PublishStep&) override { return StepState::undone; }
  std::optional<Problem> apply(const PublishStep&) override { return Problem(); }
  std::optional<Problem> take_back(const PublishStep&) override { return Problem(); }
  std::optional<Problem> make_durable(std::span<const PublishStep>) override { return std::nullopt; }
  bool settle(const PublishStep&) override { return true; }
  std::variant<std::vector<std::string>, Problem> find(const std::string& pattern) override {
    return std::vector<std::string>{pattern};
  }
  std::variant<FileFacts, Problem> facts(const std::string&) override { return FileFacts{.size = content_.size()}; }

 private:
  class Input : public StoredFile {
   public:
    explicit Input(const std::string& content) : size_(content.size()), rest_(content) {}
    std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
      const size_t count = std::min(capacity, rest_.size());
      std::memcpy(buffer, rest_.data(), count);
      rest_.remove_prefix(count);
      return count;
    }

    std::variant<FileFacts, Problem> facts() override { return FileFacts{.size = size_}; }

   private:
    uint64_t size_;
    std::string_view rest_;
  };
  std::string content_;
};

Type schema() {
  const Type text(TypeKind::text);
  return Type::record_of({{"number", Type(TypeKind::integer)},
                          {"title", text},
                          {"makers", text},
                          {"medium", text},
                          {"notes", text.or_missing()}});
}

std::string csv_content() {
  std::string content = "number,title,makers,medium,notes\n";
  for (uint32_t row = 0; row < row_count; ++row) {
    content += std::to_string(row) + ",View of the harbour at dusk,\"Ann Olafsdottir, Bo Li\",Oil on canvas,";
    content += row % 5 == 0 ? "\"16 x 11 3/4\"\" (40.6 x 29.8 cm)\nframed\"" : "";
    content += '\n';
  }
  return content;
}

std::string ndjson_content() {
  std::string content;
  for (uint32_t row = 0; row < row_count; ++row) {
    content += "{\"number\":" + std::to_string(row) +
               ",\"title\":\"View of the harbour at dusk\",\"makers\":\"Ann Olafsdottir, Bo Li\",\"medium\":\"Oil on "
               "canvas\",\"notes\":";
    content += row % 5 == 0 ? "\"16 x 11 3/4\\\" (40.6 x 29.8 cm)\\nframed\"" : "null";
    content += "}\n";
  }
  return content;
}

ConnectorArguments arguments_of(const std::vector<ConnectorParameter>& parameters) {
  ConnectorArguments arguments;
  for (const ConnectorParameter& parameter : parameters) {
    if (parameter.default_value) arguments.emplace(std::string(parameter.name), *parameter.default_value);
  }
  arguments[std::string(parameters.front().name)] = ConstantValue{std::string("rows")};
  return arguments;
}

std::optional<OnePass> opened(const Connector& connector, const Type& type, Storage& storage) {
  const SourceRequest request{.name = "rows", .schema_name = "Row", .schema = &type, .read = &type};
  auto pass = begin_one_pass(connector, arguments_of(connector.source_parameters), request, storage);
  auto* found = std::get_if<OnePass>(&pass);
  return found == nullptr ? std::nullopt : std::optional(std::move(*found));
}

void read_format(benchmark::State& state, const char* name, const std::string& content) {
  const Connector* connector = find_connector(name);
  if (connector == nullptr) return state.SkipWithError("there is no such connector");
  const Type type = schema();
  OneFile storage(content);
  Arena arena;
  Failures failures;
  for (auto _ : state) {
    const auto source = opened(*connector, type, storage);
    if (!source) return state.SkipWithError("the source does not open");
    RecordBatch batch;
    while (true) {
      const auto more = source->reader->next(*source->block);
      if (!std::holds_alternative<bool>(more)) return state.SkipWithError("the source cannot be read");
      if (!std::get<bool>(more)) break;
      arena.reset();
      failures.clear();
      source->reader->parse(*source->block, batch, arena, failures);
      if (batch.problem) return state.SkipWithError("the records cannot be read");
      benchmark::DoNotOptimize(batch.records.rows);
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * content.size()));
}

void write_format(benchmark::State& state, const char* name) {
  const Connector* connector = find_connector(name);
  const Connector* csv = find_connector("csv");
  if (connector == nullptr || csv == nullptr) return state.SkipWithError("there is no such connector");
  const Type type = schema();
  OneFile storage(csv_content());
  const auto source = opened(*csv, type, storage);
  const auto opened_sink = connector->open_sink(arguments_of(connector->target_parameters),
                                                {.target = "t", .schema_name = "T", .schema = &type}, storage);
  const auto* sink = std::get_if<std::unique_ptr<RecordSink>>(&opened_sink);
  if (!source || sink == nullptr) return state.SkipWithError("the source or the target does not open");
  RecordBatch batch;
  Arena arena;
  Failures failures;
  if (!std::holds_alternative<bool>(source->reader->next(*source->block)))
    return state.SkipWithError("the source cannot be read");
  source->reader->parse(*source->block, batch, arena, failures);
  const auto out = (*sink)->make_prepared();
  for (auto _ : state) {
    out->clear();
    for (uint32_t row = 0; row < batch.records.rows; ++row) {
      if ((*sink)->prepare(batch.records, row, *out)) return state.SkipWithError("a record cannot be written");
    }
    benchmark::DoNotOptimize(out->size_in_bytes());
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * out->size_in_bytes()));
}

}  // namespace

void register_formats() {
  benchmark::RegisterBenchmark("read/csv", [](benchmark::State& state) { read_format(state, "csv", csv_content()); });
  benchmark::RegisterBenchmark("read/ndjson",
                               [](benchmark::State& state) { read_format(state, "ndjson", ndjson_content()); });
  benchmark::RegisterBenchmark("write/csv", [](benchmark::State& state) { write_format(state, "csv"); });
  benchmark::RegisterBenchmark("write/ndjson", [](benchmark::State& state) { write_format(state, "ndjson"); });
}

}  // namespace damson::micro
