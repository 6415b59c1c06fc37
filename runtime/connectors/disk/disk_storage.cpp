// The world of files as the disk has it.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/connectors/disk/disk_staged_file.h"
#include "runtime/connectors/disk/find_files.h"
#include "runtime/connectors/disk/staging_names.h"
#include "runtime/connectors/storage.h"

namespace damson {

namespace {

FileFacts facts_of(const struct stat& found) {
  constexpr int64_t nanoseconds = 1'000'000'000;
  return {.size = static_cast<uint64_t>(found.st_size),
          .modified = int64_t{found.st_mtim.tv_sec} * nanoseconds + found.st_mtim.tv_nsec,
          .inode = found.st_ino,
          .device = found.st_dev,
          .regular = S_ISREG(found.st_mode)};
}

class DiskInputFile : public StoredFile {
 public:
  DiskInputFile(int file, std::string path) : file_(file), path_(std::move(path)) {}
  DiskInputFile(const DiskInputFile&) = delete;
  DiskInputFile& operator=(const DiskInputFile&) = delete;
  ~DiskInputFile() override { ::close(file_); }

  std::variant<size_t, Problem> read(char* buffer, size_t capacity) override {
    while (true) {
      const ssize_t count = ::read(file_, buffer, capacity);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return reading_problem(path_, bytes_read_, errno);
      bytes_read_ += static_cast<uint64_t>(count);
      return static_cast<size_t>(count);
    }
  }

  std::variant<FileFacts, Problem> facts() override {
    struct stat found {};
    if (::fstat(file_, &found) != 0) return reading_problem(path_, bytes_read_, errno);
    return facts_of(found);
  }

 private:
  int file_;
  std::string path_;
  uint64_t bytes_read_ = 0;
};

class DiskStorage : public Storage {
 public:
  explicit DiskStorage(std::string base_folder) : base_(base_folder.empty() ? "." : std::move(base_folder)) {}

  std::variant<std::unique_ptr<StoredFile>, Problem> open(const std::string& path) override {
    const std::string place = on_disk(path);
    const int file = ::open(place.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return opening_problem(path, place, errno);
    auto input = std::make_unique<DiskInputFile>(file, path);
    struct stat facts {};
    if (::fstat(file, &facts) == 0 && S_ISDIR(facts.st_mode)) return opening_problem(path, place, EISDIR);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
    return input;
  }

  std::variant<std::unique_ptr<StagedFile>, Problem> stage(const std::string& path) override {
    return stage_on_disk(path, on_disk(path));
  }

  std::optional<Problem> obstacle_to_staging(const std::string& path) override {
    return obstacle_to_staging_on_disk(path, on_disk(path));
  }

  std::variant<std::monostate, Problem> remove(const std::string& path) override {
    const std::string place = on_disk(path);
    remove_staged_leftovers(place);
    if (::unlink(place.c_str()) != 0 && errno != ENOENT) return writing_problem(path, errno);
    remove_replaced_leftovers(place);
    return std::monostate{};
  }

  std::variant<std::vector<std::string>, Problem> find(const std::string& pattern) override {
    return find_files(base_, pattern);
  }

  std::variant<FileFacts, Problem> facts(const std::string& path) override {
    const std::string place = on_disk(path);
    struct stat found {};
    if (::stat(place.c_str(), &found) != 0) return opening_problem(path, place, errno);
    return facts_of(found);
  }

 private:
  std::string on_disk(const std::string& path) const { return (std::filesystem::path(base_) / path).string(); }

  std::string base_;
};

}  // namespace

std::unique_ptr<Storage> disk_storage(std::string base_folder) {
  return std::make_unique<DiskStorage>(std::move(base_folder));
}

}  // namespace damson
