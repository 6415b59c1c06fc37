// Opens a target as a source, and reads it in the pipeline of every run.
#include "runtime/engine/compare/read_target.h"

#include "runtime/engine/pipeline/open_target.h"
#include "runtime/engine/pipeline/read_in_order.h"
#include "runtime/engine/worker_arena.h"

namespace damson {

namespace {

class TargetPass {
 public:
  TargetPass(const TargetToRead& what, const TargetVisitor& visitor, const Secrets& secrets)
      : what_(what), visitor_(visitor), secrets_(secrets) {}

  std::optional<Problem> run(unsigned threads) {
    const ProgramTarget& target = what_.target;
    const Connector* connector = find_connector(target.connector.connector);
    if (connector == nullptr) return no_connector(target.connector);
    const ConnectorArguments arguments =
        complete_arguments(secrets_.revealed(target.connector), connector->target_parameters);
    // a table may have columns that the schema does not know; a file is the target's alone
    const SourceRequest request{.name = target.name,
                                .schema_name = target.schema_name,
                                .schema = &target.schema,
                                .open = connector->traits.keeps_what_is_there,
                                .read = &target.schema};
    auto opened = open_target_reader(*connector, arguments, request, what_.storage);
    if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
    Source& source = *std::get<0>(opened);
    Snapshots as_it_is;
    if (auto problem = source.pin(as_it_is)) return problem;
    auto begun = source.read({.block_bytes = what_.options.block_bytes, .block_records = what_.options.block_records});
    if (auto* problem = std::get_if<Problem>(&begun)) return std::move(*problem);
    if (visitor_.begin) visitor_.begin(secrets_.hidden(source.parts()));
    const auto commit = [this](BatchSlot& slot) { return take(slot); };
    read_in_order(*std::get<0>(begun), size_t{threads} * 2 + 2, {visitor_.work, commit, nullptr, what_.options.stop});
    return std::move(problem_);
  }

 private:
  bool take(BatchSlot& slot) {
    if (slot.problem) {
      problem_ = std::move(slot.problem);
      return false;
    }
    if (slot.block->starts_part) before_ = 0;
    const bool more = visitor_.commit(slot, before_ + 1);
    if (slot.batch.problem) {
      problem_ = std::move(slot.batch.problem);
      for (DataPlace& place : problem_->data) place.record += place.record == 0 ? 0 : before_;
    }
    before_ += slot.batch.records.rows;
    return more && !problem_;
  }

  const TargetToRead& what_;
  const TargetVisitor& visitor_;
  const Secrets& secrets_;
  uint64_t before_ = 0;  // records of the part
  std::optional<Problem> problem_;
};

std::optional<Problem> read_secrets(const TargetToRead& what, Secrets& secrets) {
  Program alone;
  alone.targets.push_back(what.target);
  return secrets.read(alone, what.options.environment);
}

}  // namespace

std::optional<Problem> read_target(const TargetToRead& what, const TargetVisitor& visitor) {
  Secrets secrets;
  if (auto problem = read_secrets(what, secrets)) return problem;
  WorkerArena workers(what.options);
  std::optional<Problem> problem;
  workers.execute(
      [&] { problem = problem_of_work([&] { return TargetPass(what, visitor, secrets).run(workers.threads()); }); });
  if (problem) secrets.hide(*problem);
  return problem;
}

bool is_target_there(const TargetToRead& what) {
  Secrets secrets;
  if (read_secrets(what, secrets)) return true;
  Snapshots stores;
  auto opened = open_target(what.target, what.target.connector, secrets, stores, std::string(), nullptr, what.storage);
  if (opened.index() != 0) return true;
  auto observed = std::get<0>(opened)->observe({});
  const auto* state = std::get_if<std::optional<ObservedState>>(&observed);
  return state == nullptr || !*state || (*state)->there;
}

}  // namespace damson
