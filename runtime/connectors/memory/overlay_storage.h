// Files in memory, laid over the files of another storage, which are read and never written.
#pragma once

#include <map>
#include <string>

#include "runtime/connectors/memory/memory_steps.h"
#include "runtime/connectors/storage.h"

namespace damson {

class OverlayStorage : public Storage {
 public:
  explicit OverlayStorage(Storage& behind) : behind_(behind) {}

  void put(const std::string& path, std::string content) { files_.insert_or_assign(path, std::move(content)); }
  /// What was put or published there; null when nothing was.
  const std::string* content(const std::string& path) const;

  std::variant<std::unique_ptr<StoredFile>, Problem> open(const std::string& path) override;
  /// Published into memory, whatever the path.
  std::variant<std::unique_ptr<StagedFile>, Problem> stage(const std::string& path,
                                                           const StageOptions& options) override;
  std::optional<Problem> obstacle_to_staging(const std::string&) override { return std::nullopt; }
  std::optional<PublishStep> removal_of(const std::string& path) override { return steps_.removal_of(path); }
  std::variant<std::vector<std::string>, Problem> find(const std::string& pattern) override;
  std::variant<FileFacts, Problem> facts(const std::string& path) override;
  std::variant<StepState, Problem> state_of(const PublishStep& step) override { return steps_.state_of(step); }
  std::optional<Problem> apply(const PublishStep& step) override { return steps_.apply(step); }
  std::optional<Problem> take_back(const PublishStep& step) override { return steps_.take_back(step); }
  std::optional<Problem> make_durable(std::span<const PublishStep> steps) override {
    return steps_.make_durable(steps);
  }
  bool settle(const PublishStep& step) override { return steps_.settle(step); }
  std::optional<std::string> place_on_disk(const std::string& path) override {
    return content(path) == nullptr ? behind_.place_on_disk(path) : std::nullopt;
  }

 private:
  Storage& behind_;
  std::map<std::string, std::string> files_;
  MemorySteps steps_{files_};
};

}  // namespace damson
