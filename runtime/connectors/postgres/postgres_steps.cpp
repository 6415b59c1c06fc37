// The publish steps of PostgreSQL databases: what is staged lies in the state folder, the rest is asked of the
// database.
#include <unistd.h>

#include <filesystem>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/connectors/postgres/postgres_change.h"
#include "runtime/connectors/postgres/postgres_sink.h"

namespace damson {

namespace {

namespace fs = std::filesystem;

struct StagedPlace {
  std::string path;
  bool there = false;
};

class PostgresSteps final : public StepStore {
 public:
  explicit PostgresSteps(Storage& storage) : storage_(storage) {}

  std::variant<StepState, Problem> state_of(const PublishStep& step) override {
    auto staged = staged_of(step);
    if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
    return change_of(step, std::get<StagedPlace>(staged)).state();
  }
  std::optional<Problem> apply(const PublishStep& step) override {
    auto staged = staged_of(step);
    if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
    return change_of(step, std::get<StagedPlace>(staged)).apply();
  }
  std::optional<Problem> take_back(const PublishStep& step) override {
    auto staged = staged_of(step);
    if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
    return change_of(step, std::get<StagedPlace>(staged)).take_back();
  }
  std::optional<Problem> make_durable(std::span<const PublishStep>) override { return std::nullopt; }
  bool settle(const PublishStep& step) override {
    auto staged = staged_of(step);
    const auto* known = std::get_if<StagedPlace>(&staged);
    return known != nullptr && (!known->there || ::unlink(known->path.c_str()) == 0);
  }

 private:
  static PostgresChange change_of(const PublishStep& step, const StagedPlace& staged) {
    return {step, staged.path, staged.there};
  }

  /// Read past the storage: what has begun to be published is not stopped half-way. What cannot be looked at is neither
  /// there nor not there.
  std::variant<StagedPlace, Problem> staged_of(const PublishStep& step) {
    if (step.staged.empty()) return StagedPlace{};
    const std::string place = storage_.place_on_disk(step.place).value_or(std::string());
    StagedPlace staged{.path = (fs::path(place).parent_path() / step.staged).string()};
    std::error_code error;
    const fs::file_status status = fs::status(staged.path, error);
    staged.there = status.type() != fs::file_type::not_found;
    if (staged.there && error) return writing_problem(step.place, error.value());
    return staged;
  }

  Storage& storage_;
};

}  // namespace

std::unique_ptr<StepStore> make_postgres_steps(Storage& storage) { return std::make_unique<PostgresSteps>(storage); }

}  // namespace damson
