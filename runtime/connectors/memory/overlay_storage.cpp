// Reading and staging in memory.
#include "runtime/connectors/memory/overlay_storage.h"

#include <algorithm>
#include <cstring>
#include <optional>

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
  MemoryStagedFile(OverlayStorage& storage, std::string path) : storage_(storage), path_(std::move(path)) {}

  std::variant<std::monostate, Problem> append(std::string_view bytes) override {
    content_ += bytes;
    return std::monostate{};
  }
  std::variant<std::monostate, Problem> finish() override { return std::monostate{}; }
  std::variant<std::monostate, Problem> publish() override {
    if (const std::string* before = storage_.content(path_)) before_ = *before;
    storage_.put(path_, content_);
    return std::monostate{};
  }
  std::variant<std::monostate, Problem> withdraw() override {
    if (!before_) return storage_.remove(path_);
    storage_.put(path_, *before_);
    return std::monostate{};
  }
  void settle() override { before_.reset(); }
  std::string path() const override { return path_; }

 private:
  OverlayStorage& storage_;
  std::string path_;
  std::string content_;
  std::optional<std::string> before_;  // what stood there when it was published
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

std::variant<std::unique_ptr<StagedFile>, Problem> OverlayStorage::stage(const std::string& path) {
  return std::make_unique<MemoryStagedFile>(*this, path);
}

std::variant<std::monostate, Problem> OverlayStorage::remove(const std::string& path) {
  files_.erase(path);
  return std::monostate{};
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
