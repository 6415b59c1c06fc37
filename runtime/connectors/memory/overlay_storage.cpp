// Reading and staging in memory.
#include "runtime/connectors/memory/overlay_storage.h"

#include <algorithm>
#include <cstring>

namespace damson {

namespace {

class MemoryInputFile : public StoredFile {
 public:
  explicit MemoryInputFile(std::string_view content) : size_(content.size()), rest_(content) {}

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    const size_t count = std::min(capacity, rest_.size());
    if (count != 0) std::memcpy(buffer, rest_.data(), count);
    rest_.remove_prefix(count);
    return count;
  }

  std::variant<FileFacts, Problem> facts() override { return FileFacts{.size = size_}; }

 private:
  size_t size_;
  std::string_view rest_;
};

class MemoryStagedFile : public StagedFile {
 public:
  MemoryStagedFile(MemorySteps& steps, std::string path) : steps_(steps), path_(std::move(path)) {}

  std::variant<std::monostate, Problem> append(std::string_view bytes) override {
    content_ += bytes;
    return std::monostate{};
  }
  std::variant<std::monostate, Problem> finish() override { return std::monostate{}; }
  PublishStep hand_over() override { return steps_.stage(path_, std::move(content_)); }
  std::string path() const override { return path_; }

 private:
  MemorySteps& steps_;
  std::string path_;
  std::string content_;
};

}  // namespace

const std::string* OverlayStorage::content(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

std::variant<std::unique_ptr<StoredFile>, Problem> OverlayStorage::open(const std::string& path) {
  const std::string* known = content(path);
  if (known == nullptr) return behind_.open(path);
  return std::make_unique<MemoryInputFile>(*known);
}

std::variant<std::unique_ptr<StagedFile>, Problem> OverlayStorage::stage(const std::string& path, const StageOptions&) {
  return std::make_unique<MemoryStagedFile>(steps_, path);
}

std::variant<std::vector<std::string>, Problem> OverlayStorage::find(const std::string& pattern) {
  if (content(pattern) != nullptr) return std::vector<std::string>{pattern};
  return behind_.find(pattern);
}

std::variant<FileFacts, Problem> OverlayStorage::facts(const std::string& path) {
  const std::string* known = content(path);
  if (known == nullptr) return behind_.facts(path);
  return FileFacts{.size = known->size()};
}

}  // namespace damson
