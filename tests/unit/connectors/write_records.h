// Writes records into a target as a run does, for tests.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "runtime/connectors/connector.h"
#include "tests/unit/connectors/memory_storage.h"
#include "tests/unit/connectors/spec_pieces.h"

namespace damson::test {

/// One target of a storage. Everything that goes wrong is thrown.
class TargetWriting {
 public:
  /// `call` is `csv("a.csv")`.
  TargetWriting(Storage& storage, std::string_view call, const Type& schema, SinkMode mode = SinkMode::stage)
      : storage_(storage) {
    SpecReader reader(call);
    const Connector& connector = *find_connector(reader.name());
    const SinkRequest request{.target = "things", .schema_name = "Thing", .schema = &schema};
    auto opened = connector.open_sink(reader.arguments(connector.target_parameters), request, storage);
    throw_problem(problem_of(opened));
    sink_ = std::move(std::get<0>(opened));
    throw_problem(sink_->open(mode));
    prepared_ = sink_->make_prepared();
  }

  RecordSink& sink() { return *sink_; }

  /// Those rows of `records` that are kept.
  void add(const Column& records, const std::vector<RecordRange>& kept) {
    prepared_->clear();
    for (uint32_t row = 0; row < records.rows; ++row) {
      if (const auto failed = sink_->prepare(records, row, *prepared_)) throw std::runtime_error(failed->message);
    }
    throw_problem(
        sink_->append(*prepared_, kept, [](size_t place) { return RecordOrigin{.part = "in", .record = place + 1}; }));
  }
  void add(const Column& records) { add(records, {{0, records.rows}}); }

  /// Sealed and put in place.
  SinkSummary publish() {
    throw_problem(sink_->seal());
    std::vector<PublishStep> steps;
    sink_->hand_over(steps);
    for (const PublishStep& step : steps) throw_problem(storage_.apply(step));
    return sink_->summary();
  }

 private:
  template <class Value>
  static std::optional<Problem> problem_of(const std::variant<Value, Problem>& outcome) {
    const auto* problem = std::get_if<Problem>(&outcome);
    return problem == nullptr ? std::nullopt : std::optional(*problem);
  }
  static void throw_problem(const std::optional<Problem>& problem) {
    if (problem) throw std::runtime_error(problem->message);
  }

  Storage& storage_;
  std::unique_ptr<RecordSink> sink_;
  std::unique_ptr<PreparedRecords> prepared_;
};

}  // namespace damson::test
