// The world fails at every moment there is: no target may appear.
#include "tests/support/csv_migration.h"

namespace damson {

namespace {

using test::CsvMigration;
using test::MemoryStorage;

/// Passes everything on until its operations are used up.
class TiredStorage : public Storage {
 public:
  TiredStorage(MemoryStorage& behind, int operations) : behind_(behind), left_(operations) {}

  std::variant<std::unique_ptr<StoredFile>, Problem> open(const std::string& path) override {
    return behind_.open(path);
  }
  std::variant<std::vector<std::string>, Problem> find(const std::string& pattern) override {
    return behind_.find(pattern);
  }
  std::variant<FileFacts, Problem> facts(const std::string& path) override { return behind_.facts(path); }
  std::optional<Problem> obstacle_to_staging(const std::string& path) override {
    return behind_.obstacle_to_staging(path);
  }
  std::optional<PublishStep> removal_of(const std::string& path) override { return behind_.removal_of(path); }
  std::variant<StepState, Problem> state_of(const PublishStep& step) override { return behind_.state_of(step); }
  std::optional<Problem> apply(const PublishStep& step) override {
    if (tired()) return full();
    return behind_.apply(step);
  }
  std::optional<Problem> take_back(const PublishStep& step) override { return behind_.take_back(step); }
  std::optional<Problem> make_durable(std::span<const PublishStep>) override {
    if (tired()) return full();
    return std::nullopt;
  }
  bool settle(const PublishStep& step) override { return behind_.settle(step); }
  std::variant<std::unique_ptr<StagedFile>, Problem> stage(const std::string& path,
                                                           const StageOptions& options) override {
    if (tired()) return full();
    auto staged = behind_.stage(path, options);
    return std::make_unique<Staged>(*this, std::move(std::get<0>(staged)));
  }

 private:
  class Staged : public StagedFile {
   public:
    Staged(TiredStorage& storage, std::unique_ptr<StagedFile> behind) : storage_(storage), behind_(std::move(behind)) {}
    std::variant<std::monostate, Problem> append(std::string_view bytes) override {
      if (storage_.tired()) return full();
      return behind_->append(bytes);
    }
    std::variant<std::monostate, Problem> finish() override {
      if (storage_.tired()) return full();
      return behind_->finish();
    }
    PublishStep hand_over() override { return behind_->hand_over(); }
    std::string path() const override { return behind_->path(); }

   private:
    TiredStorage& storage_;
    std::unique_ptr<StagedFile> behind_;
  };

  bool tired() { return left_-- <= 0; }
  static Problem full() { return MemoryStorage::problem("E0706", "the disk is full"); }

  MemoryStorage& behind_;
  int left_;
};

}  // namespace

TEST_CASE("whenever the disk is full, no target appears and the run says why") {
  const CsvMigration migration;
  const std::string people = "id,name,n,group\na,Ann,5,x\n,Bob,7,x\nc,Cid,9,x\na,Abe,1,x\n";
  EngineOptions options;
  options.block_records = 1;
  options.threads = 2;
  options.state_folder = "state";
  int operations = 0;
  for (;; ++operations) {
    REQUIRE(operations < 1000);
    CAPTURE(operations);
    MemoryStorage storage;
    storage.files["people.csv"] = people;
    TiredStorage tired(storage, operations);
    const RunResult result = run(migration.program, options, tired);
    if (result.exit == ExitCode::done) {
      CHECK(storage.files.contains("out.csv"));
      break;
    }
    CHECK(result.exit == ExitCode::world_failed);
    REQUIRE(result.report.problems.size() == 1);
    CHECK(result.report.problems[0].id == "E0706");
    CHECK(result.report.targets.empty());
    CHECK_FALSE(storage.files.contains("out.csv"));
  }
  CHECK(operations > 10);
}

TEST_CASE("of several targets and quarantine files all are published or none, and what was there before stays") {
  CsvMigration migration;
  migration.add_target("second", "second.csv");
  migration.add_map("again", 0, 1);
  const std::map<std::string, std::string> before = {{"people.csv", "id,name,n,group\na,Ann,5,x\n,Bob,7,x\n"},
                                                     {"out.csv", "an earlier target"},
                                                     {"state/quarantine/people/people.csv", "earlier rejects"}};
  EngineOptions options;
  options.state_folder = "state";
  int operations = 0;
  for (;; ++operations) {
    REQUIRE(operations < 1000);
    CAPTURE(operations);
    MemoryStorage storage;
    storage.files = before;
    TiredStorage tired(storage, operations);
    const RunResult result = run(migration.program, options, tired);
    if (result.exit == ExitCode::done) {
      CHECK(storage.files.at("out.csv") == storage.files.at("second.csv"));
      CHECK(storage.files.at("state/quarantine/people/people.csv") == "id,name,n,group\n,Bob,7,x\n");
      break;
    }
    CHECK(storage.files == before);
  }
  CHECK(operations > 10);
}

TEST_CASE("an input that cannot be read to its end leaves nothing behind") {
  const CsvMigration migration;
  std::string people = "id,name,n,group\n";
  for (int i = 0; i < 200; ++i) people += std::to_string(i) + ",name,5,x\n";
  for (const uint64_t good : {uint64_t{0}, uint64_t{20}, uint64_t{1000}}) {
    MemoryStorage storage;
    storage.files["people.csv"] = people;
    storage.fails_after = good;
    storage.piece = 64;
    EngineOptions options;
    options.block_bytes = 256;
    const RunResult result = run(migration.program, options, storage);
    CHECK(result.exit == ExitCode::world_failed);
    CHECK(result.report.problems.size() == 1);
    CHECK(storage.files.size() == 1);
  }
}

}  // namespace damson
