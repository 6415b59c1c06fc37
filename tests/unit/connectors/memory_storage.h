// Files in memory whose reading and writing can be made to fail, for tests.
#pragma once

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runtime/connectors/disk/glob.h"
#include "runtime/connectors/memory/memory_steps.h"
#include "runtime/connectors/storage.h"

namespace damson::test {

class MemoryStorage : public Storage {
 public:
  std::map<std::string, std::string> files;
  MemorySteps steps{files};
  size_t piece = 0;                     // most bytes that one read gives; 0: as many as asked
  std::optional<uint64_t> fails_after;  // reading fails behind so many bytes of a file
  std::optional<uint64_t> room;         // bytes that can be written before the disk is full
  bool regular = true;                  // the files are no pipes
  std::function<void(const std::string& path, uint64_t opened)>
      on_open;  // before a file is opened; how often it was opened before

  std::map<std::string, uint64_t> opened;  // how often, by path

  static Problem problem(std::string id, std::string message) {
    Problem made;
    made.id = std::move(id);
    made.message = std::move(message);
    return made;
  }

  std::variant<std::unique_ptr<StoredFile>, Problem> open(const std::string& path) override {
    if (on_open) on_open(path, opened[path]);
    ++opened[path];
    const auto found = files.find(path);
    if (found == files.end()) return problem("E0701", "there is no file `" + path + "`");
    return std::make_unique<Input>(*this, found->second);
  }

  std::variant<std::unique_ptr<StagedFile>, Problem> stage(const std::string& path, const StageOptions&) override {
    return std::make_unique<Staged>(*this, path);
  }

  std::optional<Problem> obstacle_to_staging(const std::string&) override { return std::nullopt; }

  std::optional<PublishStep> removal_of(const std::string& path) override { return steps.removal_of(path); }
  std::variant<StepState, Problem> state_of(const PublishStep& step) override { return steps.state_of(step); }
  std::optional<Problem> apply(const PublishStep& step) override { return steps.apply(step); }
  std::optional<Problem> take_back(const PublishStep& step) override { return steps.take_back(step); }
  std::optional<Problem> make_durable(std::span<const PublishStep>) override { return std::nullopt; }
  bool settle(const PublishStep& step) override { return steps.settle(step); }

  std::variant<std::vector<std::string>, Problem> find(const std::string& pattern) override {
    std::vector<std::string> found;
    for (const auto& [path, content] : files) {
      if (glob_part_matches(pattern, path)) found.push_back(path);
    }
    return found;
  }

  std::variant<FileFacts, Problem> facts(const std::string& path) override {
    const auto found = files.find(path);
    if (found == files.end()) return problem("E0701", "there is no file `" + path + "`");
    return facts_of(found->second);
  }

 private:
  FileFacts facts_of(const std::string& bytes) const { return {.size = bytes.size(), .regular = regular}; }

  class Input : public StoredFile {
   public:
    Input(const MemoryStorage& storage, const std::string& bytes) : storage_(storage), bytes_(bytes) {}

    std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
      size_t count = std::min(capacity, bytes_.size() - at_);
      if (storage_.piece != 0) count = std::min(count, storage_.piece);
      if (storage_.fails_after && at_ + count > *storage_.fails_after) return problem("E0707", "the disk is gone");
      std::memcpy(buffer, bytes_.data() + at_, count);
      at_ += count;
      return count;
    }

    std::variant<FileFacts, Problem> facts() override { return storage_.facts_of(bytes_); }

   private:
    const MemoryStorage& storage_;
    const std::string& bytes_;
    size_t at_ = 0;
  };

  class Staged : public StagedFile {
   public:
    Staged(MemoryStorage& storage, std::string path) : storage_(storage), path_(std::move(path)) {}

    std::variant<std::monostate, Problem> append(std::string_view bytes) override {
      if (storage_.room && bytes_.size() + bytes.size() > *storage_.room) return problem("E0706", "the disk is full");
      bytes_ += bytes;
      return std::monostate{};
    }
    std::variant<std::monostate, Problem> finish() override { return std::monostate{}; }
    PublishStep hand_over() override { return storage_.steps.stage(path_, std::move(bytes_)); }
    std::string path() const override { return path_; }

   private:
    MemoryStorage& storage_;
    std::string path_;
    std::string bytes_;
  };
};

}  // namespace damson::test
